package org.peixun.roster;

/** How a trainee is shown: numbers masked, sex derived. */
final class Shown {

    private Shown() {}

    static Trainee trainee(NewTrainee full) {
        return new Trainee(
                full.row(), full.name(), full.idNumber().masked(), full.idNumber().male() ? "男" : "女",
                full.phone().masked(), full.category(), full.education(), full.employer(), full.creditCode(),
                full.district());
    }
}
