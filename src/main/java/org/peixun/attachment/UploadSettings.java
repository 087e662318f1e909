package org.peixun.attachment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param max of one file; {@code spring.servlet.multipart.max-file-size} must not be smaller
 * @param files how many a case has at most
 * @param total what they come to at most: a case is archived as one file, and somebody is to be able to take it out
 */
@ConfigurationProperties("peixun.upload")
record UploadSettings(@DefaultValue("20MB") DataSize max, @DefaultValue("300") int files, @DefaultValue("500MB") DataSize total) {}
