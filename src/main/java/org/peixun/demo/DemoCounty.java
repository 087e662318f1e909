package org.peixun.demo;

import java.util.List;

/**
 * A county of the demo city.
 *
 * @param code jurisdiction code
 * @param account how its accounts begin, e.g. {@code donge} in {@code donge-jingban}
 * @param index 1 to 11; institutions have the ids {@code index * 10 + 1} and following
 */
record DemoCounty(String code, String name, String account, int index) {

    static final List<DemoCounty> ALL = List.of(
            new DemoCounty("371502", "东昌府区", "dongchangfu", 1),
            new DemoCounty("371503", "茌平区", "chiping", 2),
            new DemoCounty("371521", "阳谷县", "yanggu", 3),
            new DemoCounty("371522", "莘县", "shenxian", 4),
            new DemoCounty("371524", "东阿县", "donge", 5),
            new DemoCounty("371525", "冠县", "guanxian", 6),
            new DemoCounty("371526", "高唐县", "gaotang", 7),
            new DemoCounty("371581", "临清市", "linqing", 8),
            new DemoCounty("LC-JKQ", "经济技术开发区", "jkq", 9),
            new DemoCounty("LC-GXQ", "高新技术产业开发区", "gxq", 10),
            new DemoCounty("LC-DJQ", "江北水城旅游度假区", "djq", 11));

    /** @param k 1 to {@link DemoInstitutions#EACH} */
    long institution(int k) {
        return 1000L + index * 10L + k;
    }
}
