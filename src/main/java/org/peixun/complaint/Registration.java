package org.peixun.complaint;

import java.time.LocalDate;

/**
 * A complaint as it was told, read and found in order.
 *
 * @param institutionId {@code null} when the directory does not know the name
 * @param content without the informer's name and number
 * @param ticket of the hotline, or {@code null}
 * @param informer {@code null} when anonymous
 */
record Registration(
        Source source, Topic topic, Long institutionId, String institutionName, String jurisdiction, LocalDate receivedOn,
        String content, String ticket, Informer informer) {}
