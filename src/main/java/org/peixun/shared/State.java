package org.peixun.shared;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where something stands, by the name that people read. What may be done only in some states is refused in the same words everywhere. */
public interface State {

    String label();

    /**
     * @param noun what stands there, e.g. 备案 @param what is to be done with it, e.g. 报送
     * @throws RequestRefused 409 naming the states that would do and the current one
     */
    default void require(String noun, String what, State... wanted) {
        if (!Arrays.asList(wanted).contains(this)) {
            String would = Arrays.stream(wanted).map(State::quoted).collect(Collectors.joining("、"));
            throw RequestRefused.conflict("只有" + would + "的" + noun + "可以" + what + "，当前状态：" + label() + "。请刷新页面查看最新情况。");
        }
    }

    /** A label with a comma in it would read as two. */
    private static String quoted(State state) {
        return state.label().contains("，") ? "“" + state.label() + "”" : state.label();
    }
}
