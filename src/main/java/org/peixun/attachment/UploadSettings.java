package org.peixun.attachment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param max of one file; {@code spring.servlet.multipart.max-file-size} must not be smaller */
@ConfigurationProperties("peixun.upload")
record UploadSettings(@DefaultValue("20MB") DataSize max) {}
