package org.peixun.notification;

import org.peixun.identity.Actor;
import org.peixun.web.FrameContributor;
import org.springframework.stereotype.Component;

@Component
class UnreadCount implements FrameContributor {

    private final NotificationBox box;

    UnreadCount(NotificationBox box) {
        this.box = box;
    }

    @Override
    public void contribute(Actor actor, Frame frame) {
        frame.count("notifications", box.unread(actor.userId()));
    }
}
