import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Neo4j Community with Bolt on this computer only, through its documented embedding interface: no launcher is published
 * on Maven Central. Arguments: folder, port. The password is the first line of the standard input, so that no list of
 * processes shows it; the end of the standard input stops the server, so that it never outlives who started it.
 */
public final class Server {
    private static final String HOST = "127.0.0.1";

    public static void main(String[] arguments) {
        try {
            serve(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            System.exit(0);
        } catch (Exception error) {
            error.printStackTrace();
            System.exit(1); // threads of a half-started server would keep the process
        }
    }

    private static void serve(Path folder, int port) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        var builder = new DatabaseManagementServiceBuilder(folder);
        Path settings = folder.resolve("neo4j.conf");
        if (Files.isRegularFile(settings)) {
            builder.loadPropertiesFromFile(settings); // what is set below holds whatever stands there
        }
        DatabaseManagementService service = builder
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress(HOST, port))
                .setConfig(BoltConnector.advertised_address, new SocketAddress(HOST, port))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        // Replaced, not altered: a password may be the one it was at the last start.
        service.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME).executeTransactionally(
                "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                Map.of("password", password));
        System.out.println("ready");
        while (input.readLine() != null) {
            // Whoever started the server has nothing more to say but the end.
        }
    }
}
