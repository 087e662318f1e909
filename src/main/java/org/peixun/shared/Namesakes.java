package org.peixun.shared;

import java.util.Collection;
import java.util.function.Function;

/** Two of one name look alike where one of them is to be chosen: beside the name then stands what tells them apart. */
public final class Namesakes {

    private Namesakes() {}

    /** 李某, or of several of that name 李某（donge-jingban-2） */
    public static <T> String label(T one, Collection<? extends T> all, Function<T, String> name, Function<T, String> apart) {
        String its = name.apply(one);
        boolean several = all.stream().filter(each -> name.apply(each).equals(its)).count() > 1;
        return several ? its + "（" + apart.apply(one) + "）" : its;
    }
}
