"""What of the shipped code is reached from where people start: found by module and name, not by bare name.

Starts are the code that modules run when they are loaded, what is decorated (a registry takes it), the command of
``pyproject.toml``, notebooks and ``./run bench``. A name counts for what it is bound to where it stands: a local
variable, an import, or a thing of its own module. An attribute counts for the module or class in front of it where that
can be told (``self``, a parameter with its type, an imported name); else for every method of that name, never for a
function or class.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

ANY = "*"
Function = ast.FunctionDef | ast.AsyncFunctionDef
PLAIN_DECORATORS = {"property", "cached_property", "staticmethod", "classmethod", "cache", "lru_cache", "overload"}
PLAIN_DECORATORS |= {"contextmanager", "dataclass", "total_ordering", "runtime_checkable", "abstractmethod"}
NAMED_IN_TEXT = re.compile(r"^([a-z_]\w*(?:\.\w+)+):(\w+)$|\bfrom ([\w.]+) import (\w+)")
"""``module:name`` in a table of adapters, and what another Python is told to import."""
TYPE = re.compile(r"[\w.]+(?:\[[\w., ]+\])?(?: \| [\w.]+)*")
"""A type in quotes."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A function, class or method of a module; ``owner`` is the class of a method."""

    module: str
    name: str
    owner: str = ""

    def __str__(self) -> str:
        return ".".join(part for part in (self.module, self.owner, self.name) if part)


Binding = Place | None
"""What a name stands for: an import (without a name: the module itself), or something local."""


@dataclass(slots=True)
class Module:
    """What a module binds at its top, and what it defines."""

    name: str
    tree: ast.Module
    bound: dict[str, Binding] = field(default_factory=dict)
    defined: dict[Place, ast.AST] = field(default_factory=dict)


def module_of(name: str, tree: ast.Module) -> Module:
    """Read one module: definitions, methods and imports."""
    found = Module(name, tree, _bindings(tree.body))
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef):
            found.bound[node.name] = Place(name, node.name)
            found.defined[Place(name, node.name)] = node
        if isinstance(node, ast.ClassDef):
            methods = (m for m in node.body if isinstance(m, Function))
            found.defined |= {Place(name, m.name, node.name): m for m in methods}
    return found


def _bindings(body: Iterable[ast.AST]) -> dict[str, Binding]:
    """Name -> what it stands for, by the imports and assignments below, nested functions left out."""
    found: dict[str, Binding] = {}
    for node in _own(body):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {a.asname or a.name: Place(node.module, a.name) for a in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.asname: Place(a.name, "") for a in node.names if a.asname}
            found |= {a.name.split(".")[0]: Place(a.name.split(".")[0], "") for a in node.names if not a.asname}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.setdefault(node.id, None)
    return found


def _own(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Every node of some statements, without what stands inside other functions and classes."""
    for node in body:
        yield node
        if not isinstance(node, Function | ast.ClassDef | ast.Lambda):
            yield from _own(ast.iter_child_nodes(node))


class Reach:
    """The modules of the packages, and what is reached in them."""

    def __init__(self, modules: Mapping[str, ast.Module]) -> None:
        self.modules = {name: module_of(name, tree) for name, tree in modules.items()}
        self.defined = {place: node for m in self.modules.values() for place, node in m.defined.items()}
        self._methods: dict[str, set[Place]] = {}
        for place in self.defined:
            if place.owner:
                self._methods.setdefault(place.name, set()).add(place)
        self._family = self._families()
        self._used_at_load = [use for module in self.modules.values() for use in self._at_load(module)]
        self._used_in = dict[Place, list[Place]]()

    def resolve(self, place: Place) -> Place:
        """Where a name is defined, through modules that only hand it on."""
        seen = set()
        while place not in self.defined and place not in seen:
            seen.add(place)
            if f"{place.module}.{place.name}" in self.modules:
                return Place(f"{place.module}.{place.name}", "")
            home = self.modules.get(place.module)
            place = (home.bound.get(place.name) if home else None) or place
        return place

    def unreached(self, starts: Mapping[str, ast.Module]) -> set[Place]:
        """What nothing reaches; ``starts`` are further programs, such as notebooks."""
        outside = [Module(name, tree, _bindings(tree.body)) for name, tree in starts.items()]
        waiting = [u for m in outside for u in _Uses(self, m).of(m.tree)]
        waiting += self._used_at_load
        reached: set[Place] = set()
        while waiting:
            for place in self._meant(waiting.pop()) - reached:
                reached.add(place)
                if place not in self._used_in:
                    self._used_in[place] = list(self._inside(place))
                waiting += self._used_in[place]
        return set(self.defined) - reached

    def _at_load(self, module: Module) -> Iterator[Place]:
        """What runs when the module is loaded: all but bodies of functions, and what a registry takes."""
        for node in module.tree.body:
            if not isinstance(node, Function | ast.ClassDef):
                yield from _Uses(self, module).of(node)
            elif _is_called_by_others(node):
                yield Place(module.name, node.name)

    def _inside(self, place: Place) -> Iterator[Place]:
        """What something uses once it is reached; a class brings its fields, bases and what Python calls by itself."""
        module, node = self.modules[place.module], self.defined[place]
        if not isinstance(node, ast.ClassDef):
            yield from _Uses(self, module, place.owner).of(node)
            if place.owner:
                yield Place(place.module, place.owner)
            return
        foreign = self._is_foreign(place)
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, Function):
                yield from _Uses(self, module, place.name).of(child)
            elif foreign or _is_called_by_others(child):
                yield Place(place.module, child.name, place.name)

    def _meant(self, used: Place) -> set[Place]:
        """The definitions that a use may mean."""
        if used.module == ANY:
            return set(self._methods.get(used.name, ()))
        if used.owner:
            family = self._family.get(Place(used.module, used.owner), set())
            return {p for p in self._methods.get(used.name, ()) if Place(p.module, p.owner) in family}
        found = self.resolve(used)
        return {found} & self.defined.keys()

    def _families(self) -> dict[Place, set[Place]]:
        """Class -> all classes it is tied to by inheritance, itself included."""
        found: dict[Place, set[Place]] = {}
        for place, node in self.defined.items():
            if isinstance(node, ast.ClassDef):
                found.setdefault(place, {place})
                for base in self.bases(place):
                    joined = found[place] | found.setdefault(base, {base})
                    found |= dict.fromkeys(joined, joined)
        return found

    def bases(self, place: Place) -> list[Place]:
        """The base classes that are ours."""
        return [b for b in self._all_bases(place) if b in self.defined]

    def _all_bases(self, place: Place) -> list[Place]:
        node = self.defined[place]
        assert isinstance(node, ast.ClassDef)
        bound = self.modules[place.module].bound
        named = [_name(b) for b in node.bases]
        return [self.resolve(bound.get(n) or Place("", n)) for n in named]

    def _is_foreign(self, place: Place) -> bool:
        """Whether a base of another library may call any method."""
        return any(b not in self.defined and b.name not in ("Protocol", "NamedTuple") for b in self._all_bases(place))

    def is_sure(self, place: Place) -> bool:
        """Whether it is a class, and no protocol, for which anything of its shape may stand."""
        if not isinstance(self.defined.get(place), ast.ClassDef):
            return False
        return all(b.name != "Protocol" for b in self._all_bases(place))


def _is_called_by_others(node: Function | ast.ClassDef) -> bool:
    """What Python calls by itself, or a registry keeps."""
    return node.name.startswith("__") or any(_name(d) not in PLAIN_DECORATORS for d in node.decorator_list)


class _Uses:
    """The uses in one piece of code, names looked up from the inside out."""

    def __init__(self, reach: Reach, module: Module, owner: str = "") -> None:
        self._reach, self._module, self._owner = reach, module, owner
        self._scopes: list[dict[str, Binding]] = []
        self._types: list[dict[str, Place]] = []

    def of(self, node: ast.AST | None) -> Iterator[Place]:
        """All uses below a node."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                yield from self._function(node)
            case ast.Name(id=name, ctx=ast.Load()):
                yield from (place for place in [self._look_up(name)] if place is not None)
            case ast.Attribute():
                yield from self._attribute(node)
            case ast.Constant(value=str(text)):
                found = NAMED_IN_TEXT.findall(text)
                yield from (Place(adapter or module, name or other) for adapter, name, module, other in found)
            case ast.AnnAssign():
                yield from (*self._annotation(node.annotation), *self.of(node.target), *self.of(node.value))
            case ast.AST() if not _is_docstring(node):
                for child in ast.iter_child_nodes(node):
                    yield from self.of(child)

    def _function(self, node: Function | ast.Lambda) -> Iterator[Place]:
        arguments = _arguments(node.args)
        for part in [
            *node.args.defaults,
            *(d for d in node.args.kw_defaults if d),
            *getattr(node, "decorator_list", ()),
        ]:
            yield from self.of(part)
        for note in [*(x.annotation for x in arguments), getattr(node, "returns", None)]:
            yield from self._annotation(note)
        body = [node.body] if isinstance(node, ast.Lambda) else node.body
        inner = (n.name for n in body if isinstance(n, Function))
        self._types.append({x.arg: t for x in arguments if (t := self._type(x)) is not None})
        self._scopes.append(dict.fromkeys([*(x.arg for x in arguments), *inner]) | _bindings(body))
        for part in body:
            yield from self.of(part)
        self._scopes.pop()
        self._types.pop()

    def _annotation(self, node: ast.AST | None) -> Iterator[Place]:
        """The classes of a type, those in quotes as well."""
        for part in ast.walk(node) if node else ():
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and TYPE.fullmatch(part.value):
                named = map(self._look_up, re.findall(r"\w+", part.value))
                yield from (place for place in named if place is not None)
        yield from self.of(node)

    def _type(self, argument: ast.arg) -> Place | None:
        """The class of a parameter, where it is one of ours."""
        if argument.arg in ("self", "cls") and self._owner:
            return Place(self._module.name, self._owner)
        note = argument.annotation
        if isinstance(note, ast.Constant) and isinstance(note.value, str) and note.value.isidentifier():
            note = ast.Name(note.value, ast.Load())
        named = self._look_up(note.id) if isinstance(note, ast.Name) else None
        found = self._reach.resolve(named) if named else None
        return found if found and self._reach.is_sure(found) else None

    def _look_up(self, name: str) -> Binding:
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        return self._module.bound.get(name)

    def _attribute(self, node: ast.Attribute) -> Iterator[Place]:
        yield from self.of(node.value)
        front = self._front(node.value)
        if front is None:
            yield Place(ANY, node.attr)
        elif not front.name:
            yield Place(front.module, node.attr)
        else:
            yield Place(front.module, node.attr, front.name)

    def _front(self, node: ast.AST) -> Binding:
        """The module or class of ours before a dot, where it can be told; a protocol may be anything of its shape."""
        if not isinstance(node, ast.Name):
            module = _dotted(node)
            return Place(module, "") if module in self._reach.modules else None
        place = self._look_up(node.id)
        if place is None:
            return next((t[node.id] for t in reversed(self._types) if node.id in t), None)
        found = self._reach.resolve(place)
        if not found.name:
            return found if found.module in self._reach.modules else None
        return found if self._reach.is_sure(found) else None


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _arguments(all_of: ast.arguments) -> list[ast.arg]:
    starred = (x for x in (all_of.vararg, all_of.kwarg) if x)
    return [*all_of.posonlyargs, *all_of.args, *all_of.kwonlyargs, *starred]


def _name(node: ast.AST) -> str:
    """The last word of a decorator or base: ``functools.cache`` -> ``cache``."""
    if isinstance(node, ast.Call | ast.Subscript):
        return _name(node.func if isinstance(node, ast.Call) else node.value)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return f"{_dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""
