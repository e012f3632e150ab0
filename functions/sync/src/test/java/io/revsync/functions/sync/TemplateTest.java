package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sync.Direction;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What template.yaml says of the functions is true of the code. */
class TemplateTest {

    static List<SamFunction> functions() {
        return Stage.TEMPLATE.functions().stream()
                .filter(function -> !function.schedules().isEmpty())
                .toList();
    }

    @Test
    void everyDirectionHasAFunctionAndASampleEvent() {
        assertThat(functions()).hasSize(Direction.values().length);
        for (Direction direction : Direction.values()) {
            assertThat(Stage.ROOT.resolve("events/" + direction.key() + ".json"))
                    .exists();
            assertThat(Stage.event(direction).getDetailType()).isEqualTo("Scheduled Event");
        }
        assertThat(Stage.event("sync-continues.json").getDetailType()).isEqualTo("Sync continues");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aHandlerIsThereAndLambdaCanMakeIt(SamFunction function) throws Exception {
        Class<?> handler = Class.forName(function.handler().replaceAll("::.*", ""));

        assertThat(RequestHandler.class).isAssignableFrom(handler);
        assertThat(Modifier.isPublic(handler.getConstructor().getModifiers())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyVariableTheCodeNeedsIsSet(SamFunction function) {
        assertThat(new Company(surroundings(variables(function)))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPANY", "SETTINGS_TABLE", "KEY_LINKS_TABLE", "ACTIVITY_TABLE", "SECRETS_PREFIX"})
    void aVariableThatIsMissingIsNamed(String variable) {
        Map<String, String> variables = variables(functions().get(0));
        variables.remove(variable);

        assertThatThrownBy(() -> new Company(surroundings(variables))).hasMessageContaining(variable);
    }

    @Test
    void theCodeLiesWhereTheBuildPutsIt() throws Exception {
        String template = Files.readString(Stage.ROOT.resolve("template.yaml"));
        String assembly = Files.readString(Stage.ROOT.resolve("pom.xml"));

        assertThat(template).contains("CodeUri: functions/sync/target/lambda");
        assertThat(assembly).contains("<finalName>lambda</finalName>");
    }

    private static Map<String, String> variables(SamFunction function) {
        Map<String, String> variables = new HashMap<>(function.environment());
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
        return variables;
    }

    private static Surroundings surroundings(Map<String, String> variables) {
        return Surroundings.of(variables, Clock.systemUTC(), Pause.real());
    }
}
