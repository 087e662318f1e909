package org.peixun.classfiling;

/** What is on record of a class's training, for the rules of its filing; answered by whoever keeps the records. */
public interface ClassRecords {

    /** Results of its exam are recorded, whatever they say: it is judged and no longer cancelled. */
    boolean hasResults(String number);
}
