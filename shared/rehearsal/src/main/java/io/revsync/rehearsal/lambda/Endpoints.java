package io.revsync.rehearsal.lambda;

import io.revsync.sandbox.aws.SamFunction;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the simulated systems are.
 *
 * @param aws one address for DynamoDB, Secrets Manager and EventBridge
 * @param quickBooks root of the QuickBooks simulator
 * @param revio root of the Rev.io simulator
 */
public record Endpoints(URI aws, URI quickBooks, URI revio) {

    /** The systems on these ports of this machine. */
    public static Endpoints onPorts(int aws, int quickBooks, int revio) {
        return new Endpoints(local(aws), local(quickBooks), local(revio));
    }

    /** Base URL of Rev.io's REST API. */
    public URI revioApi() {
        return revio.resolve("/v1");
    }

    /**
     * What the template gives the function, with everything it calls led to the simulated systems. Its access key is its name, by which
     * the embedded AWS lets it do what its policy allows and nothing else. It lacks the variables by which code knows that it is in a
     * Lambda, for there is no CloudWatch here that would take its metrics.
     */
    public Map<String, String> environment(SamFunction function) {
        return environment(function, function.logicalId());
    }

    /** The same for somebody who may do everything. */
    public Map<String, String> administratorsEnvironment(SamFunction function) {
        return environment(function, "administrator");
    }

    private Map<String, String> environment(SamFunction function, String accessKey) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", accessKey);
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL", aws.toString());
        environment.put("QUICKBOOKS_API_URL", quickBooks.toString());
        environment.put(
                "QUICKBOOKS_TOKEN_URL",
                quickBooks.resolve("/oauth2/v1/tokens/bearer").toString());
        return environment;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
