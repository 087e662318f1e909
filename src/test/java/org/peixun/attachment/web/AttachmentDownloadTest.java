package org.peixun.attachment.web;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.attachment.AttachmentDownloads;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Actor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DisplayName("材料下载：只作附件，不在本站打开")
class AttachmentDownloadTest {

    @Test
    @DisplayName("中文文件名按 RFC 5987 给出，禁止猜测类型，不缓存")
    void isHandedOutAsAFile() throws Exception {
        var id = UUID.randomUUID();
        var downloads = mock(AttachmentDownloads.class);
        var attachments = mock(Attachments.class);
        when(downloads.release(eq(id), any())).thenReturn(new Attachments.Attachment(
                id, "开班2026-00001", "教学计划", "教学 计划.pdf", "application/pdf", 3, "00", "王某", Instant.EPOCH, true, false));
        when(attachments.open(id)).thenReturn(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        var mvc = MockMvcBuilders.standaloneSetup(
                new AttachmentController(downloads, attachments, () -> Actor.SYSTEM)).build();

        mvc.perform(get("/attachments/{id}", id))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(content().bytes(new byte[] {1, 2, 3}))
                .andExpect(header().longValue("Content-Length", 3))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Content-Disposition", org.hamcrest.Matchers.allOf(
                        org.hamcrest.Matchers.startsWith("attachment;"),
                        org.hamcrest.Matchers.containsString(
                                "filename*=UTF-8''%E6%95%99%E5%AD%A6%20%E8%AE%A1%E5%88%92.pdf"))));
    }
}
