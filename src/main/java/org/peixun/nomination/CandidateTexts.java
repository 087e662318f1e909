package org.peixun.nomination;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 推荐材料 of the candidates: 品牌特色, 经验做法, 典型案例, kept while they are typed, and never over another person's unseen (clause 6). */
@Service
@Transactional
public class CandidateTexts {

    private static final Pattern SEEN = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

    private final OpenNominations open;
    private final CandidateFiles candidates;
    private final NominationJournal journal;

    CandidateTexts(OpenNominations open, CandidateFiles candidates, NominationJournal journal) {
        this.open = open;
        this.candidates = candidates;
        this.journal = journal;
    }

    /**
     * All three, by the button.
     *
     * @param seen {@link Candidate#seen} of the page
     * @throws RequestRefused 400 for what is too long, 403, 404, 409 when the candidate is gone or another has written meanwhile
     */
    public void write(String number, Nominations.Texts texts, String seen, Actor actor) {
        Nomination nomination = keep(number, new Nominations.Texts(texts.slot(), Nominations.text(texts.feature()),
                Nominations.text(texts.practice()), Nominations.text(texts.example())), seen, actor);
        journal.write(nomination, actor, "NOTE", null, "materialsWritten", "保存候选机构" + texts.slot() + "的推荐材料。");
    }

    /** While typing: only what changed, the others are {@code null}; the timeline hears of the button. */
    public void draft(String number, Nominations.Texts texts, String seen, Actor actor) {
        keep(number, new Nominations.Texts(texts.slot(), stripped(texts.feature()), stripped(texts.practice()), stripped(texts.example())),
                seen, actor);
    }

    private static String stripped(String typed) {
        return typed == null ? null : typed.strip();
    }

    private Nomination keep(String number, Nominations.Texts texts, String seen, Actor actor) {
        Nomination nomination = open.forCounty(number, actor);
        var problems = Nominations.tooLong(texts);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        Matcher read = SEEN.matcher(seen == null ? "" : seen);
        if (!read.matches() || candidates.write(number, Long.parseLong(read.group(1)), Integer.parseInt(read.group(2)), texts, actor) == 0) {
            throw RequestRefused.conflict(why(number, texts.slot(), seen));
        }
        return nomination;
    }

    private String why(String number, int slot, String seen) {
        Optional<Candidate> there = candidates.of(number).stream().filter(one -> one.slot() == slot).findFirst();
        if (there.isEmpty()) {
            return "候选机构" + slot + "已被移除。请刷新页面查看最新情况。";
        }
        boolean same = seen != null && seen.startsWith(there.get().institutionId() + "-");
        String who = there.get().writtenName() == null ? "同事" : there.get().writtenName();
        return !same ? "候选机构" + slot + "现为" + there.get().institutionName() + "，请核对填写的是哪一家的材料，再保存。"
                : who + "刚刚保存过候选机构" + slot + "的材料，您填写的没有覆盖。请与页面上“现已保存的内容”对照，改好后再保存。";
    }
}
