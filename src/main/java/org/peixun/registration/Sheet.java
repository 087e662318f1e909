package org.peixun.registration;

import java.util.List;
import java.util.Map;

/** One kind of thing in the register: its fields, what is right, and where it goes. */
interface Sheet {

    /** In addresses: teachers */
    String slug();

    /** 教师 */
    String noun();

    /** Without the institution, which a page knows and a workbook names by its credit code. */
    List<Field> fields();

    /** Those that can be changed afterwards. */
    default List<Field> changeable() {
        return fields();
    }

    /** Reads each entry and puts what is wrong into it; entries are of known institutions. */
    void check(List<Entry> entries);

    /** Entries that are in order. */
    void store(List<Entry> entries);

    /** An entry that is in order takes the place of what it replaces. */
    void change(Entry entry);

    /** What stands there now, by field key. @throws org.peixun.shared.RequestRefused 404 */
    Map<String, String> values(long institutionId, String key);

    /** Of an entry that is in order: 张某（讲师，电工，专职，自2026-01-01起） */
    String words(Entry entry);
}
