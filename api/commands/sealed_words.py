"""What does not fit in a journal, in sentences for who runs the store (decision 0042)."""

from graph.stores.verifying import Break, SealFault, Verified
from graph.wording import several

_SHOWN = 20
_SAID = {
    SealFault.CONTENT: "Änderung Nr. {n}: Wer, wann, warum oder was getan wurde, steht anders da als geschrieben.",
    SealFault.ORDER: "Vor Änderung Nr. {n} fehlt etwas, oder es wurde etwas eingefügt oder umgestellt.",
    SealFault.UNSEALED: "Änderung Nr. {n} hat kein Siegel: Ein fremdes Programm schrieb sie oder nahm es weg.",
    SealFault.GONE: "Änderung Nr. {n} hat ein Siegel, steht aber nicht mehr im Journal.",
    SealFault.RECORD: "Eintrag „{record}“ ist nicht so gespeichert, wie das Journal zuletzt sagt.",
    SealFault.ANCHOR: "Keine Änderung hat das angegebene Siegel: Das Ende des Journals ist abgeschnitten oder neu "
    "geschrieben, oder das Siegel gehört zu einem anderen Speicher.",
}
REMEDY = (
    "Vergleichen Sie mit einer Sicherung, die Sie in eine neue Datei zurückspielen („fruehnetz restore“), und klären "
    "Sie, wer außer Frühnetz in den Speicher schreiben kann."
)


def breaks_of(found: Verified) -> list[str]:
    """What does not fit, a sentence for each; of many the first."""
    said = [sentence_of_break(b) for b in found.breaks[:_SHOWN]]
    more = len(found.breaks) - len(said)
    return [*said, f"Und {several(more, 'weitere Stelle', 'weitere Stellen')}."] if more else said


def sentence_of_break(found: Break) -> str:
    """What does not fit, and where."""
    return _SAID[found.fault].format(n=found.revision, record=found.record)
