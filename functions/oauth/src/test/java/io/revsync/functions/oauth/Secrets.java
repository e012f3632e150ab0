package io.revsync.functions.oauth;

/** What Secrets Manager holds for a world's company. */
final class Secrets {

    private Secrets() {}

    static String of(World world, String name) {
        String whole = world.environment.get("SECRETS_PREFIX") + "/" + world.environment.get("COMPANY") + "/" + name;
        return world.stage
                .clients
                .secrets()
                .getSecretValue(request -> request.secretId(whole))
                .secretString();
    }
}
