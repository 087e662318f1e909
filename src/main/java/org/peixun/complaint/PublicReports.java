package org.peixun.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Actor;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A complaint from the public page with its photos: all of it or nothing. */
@Service
@Transactional
public class PublicReports {

    private static final int MOST_PHOTOS = 5;

    /** @param name as the sender's device calls it; not kept, it may be a person's */
    public record Photo(String name, Content content) {}

    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** @param answerBy by when it is accepted or not */
    public record Given(String receipt, Instant answerBy) {

        /** As it is copied by hand. */
        public String spelled() {
            return Complaints.grouped(receipt);
        }
    }

    private final Complaints complaints;
    private final ComplaintFiles files;
    private final Attachments attachments;
    private final Commands commands;

    PublicReports(Complaints complaints, ComplaintFiles files, Attachments attachments, Commands commands) {
        this.complaints = complaints;
        this.files = files;
        this.attachments = attachments;
        this.commands = commands;
    }

    /** Once for each {@code commandId}: who taps twice gets the same code. @throws RequestRefused 400, also when a photo is none: then nothing is kept */
    public Given report(String commandId, Intake typed, List<Photo> photos) {
        String receipt = commands.once(commandId, Actor.INFORMER, () -> take(typed, photos));
        return new Given(receipt, files.findByReceipt(receipt).orElseThrow().acceptBy());
    }

    private String take(Intake typed, List<Photo> photos) {
        if (photos.size() > MOST_PHOTOS) {
            throw RequestRefused.badInput(List.of(new Problem("photos", "照片：最多" + MOST_PHOTOS + "张，现选了" + photos.size() + "张。请减少后重新选择。")));
        }
        Complaints.Registered registered = complaints.report(typed);
        for (int i = 0; i < photos.size(); i++) {
            store(registered.number(), i + 1, photos.get(i));
        }
        return registered.receipt();
    }

    private void store(String number, int serial, Photo photo) {
        String given = photo.name() == null ? "" : photo.name().toLowerCase(Locale.ROOT);
        String ending = given.endsWith(".png") ? ".png" : given.endsWith(".jpg") || given.endsWith(".jpeg") ? ".jpg" : null;
        if (ending == null) {
            throw wrong(serial, "只接受 jpg、png 格式的照片");
        }
        try (InputStream content = photo.content().open()) {
            attachments.store(number, "投诉人照片", "照片" + serial + ending, content, Actor.INFORMER);
        } catch (IOException e) {
            throw wrong(serial, "没有完整收到");
        } catch (RequestRefused refused) {
            throw wrong(serial, refused.getMessage());
        }
    }

    private static RequestRefused wrong(int serial, String why) {
        return RequestRefused.badInput(List.of(new Problem("photos", "照片" + serial + "：" + why + (why.endsWith("。") ? "" : "。") + "请重新选择照片后提交。")));
    }
}
