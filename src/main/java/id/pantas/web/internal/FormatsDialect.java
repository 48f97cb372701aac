package id.pantas.web.internal;

import id.pantas.web.Formats;
import java.util.Set;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives templates {@link Formats} under the name {@code #id}. */
class FormatsDialect extends AbstractDialect implements IExpressionObjectDialect {

    private static final String NAME = "id";

    private final Formats formats;

    FormatsDialect(Formats formats) {
        super("formats");
        this.formats = formats;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of(NAME);
            }

            @Override
            public Object buildObject(IExpressionContext context, String expressionObjectName) {
                return formats;
            }

            @Override
            public boolean isCacheable(String expressionObjectName) {
                return true;
            }
        };
    }
}
