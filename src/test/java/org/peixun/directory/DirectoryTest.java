package org.peixun.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
class DirectoryTest {

    private static final long ID = 990_001;
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryList list;

    @Autowired
    private DirectoryRegister register;

    @BeforeEach
    void enter() {
        register.institutions(List.of(new DirectoryRegister.Entry(
                new Directory.Institution(ID, "目录测试某培训学校", "某培训", "培训机构", "52371524MJE990001X", "371524",
                        "某路1号", "0635-0000000", "某老师"),
                DirectoryStatus.NORMAL, JANUARY, "首批入目录", "某人社字〔2026〕1号",
                List.of(new Directory.Scope("6-31-01-03", "电工", Level.L4, JANUARY, LocalDate.of(2026, 12, 31),
                        LocalDate.of(2026, 6, 30))),
                List.of(new Directory.Teacher(990_001, "某教师", "ZS-1", "讲师", "电工", true)),
                List.of(new Directory.Place(990_001, "一号教室", "某路1号", 60)))));
    }

    @Test
    @DisplayName("目录状态按日期追溯：暂停当日起为暂停承训，之前为正常，入目录之前为待入目录")
    void statusFollowsTheEvents() {
        register.event(ID, DirectoryStatus.SUSPENDED, LocalDate.of(2026, 5, 6), "违规宣传", "某人社字〔2026〕9号");

        assertThat(directory.statusOn(ID, LocalDate.of(2025, 12, 31))).isEqualTo(DirectoryStatus.PENDING);
        assertThat(directory.statusOn(ID, LocalDate.of(2026, 5, 5))).isEqualTo(DirectoryStatus.NORMAL);
        assertThat(directory.statusOn(ID, LocalDate.of(2026, 5, 6))).isEqualTo(DirectoryStatus.SUSPENDED);
    }

    @Test
    @DisplayName("可承训范围看职业、等级、有效期和协议有效期")
    void scopeEndsWithTheAgreement() {
        assertThat(directory.mayTrain(ID, "6-31-01-03", Level.L4, LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(directory.mayTrain(ID, "6-31-01-03", Level.L4, LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(directory.mayTrain(ID, "6-31-01-03", Level.L3, LocalDate.of(2026, 6, 30))).isFalse();
        assertThat(directory.mayTrain(ID, "6-18-02-04", Level.L4, LocalDate.of(2026, 6, 30))).isFalse();
    }

    @Test
    @DisplayName("补贴标准按开班日期取当时的版本")
    void standardByStartOfClass() {
        register.standards(List.of(
                new DirectoryRegister.StandardLine("6-31-01-03", Level.L4, LocalDate.of(1999, 1, 1), new BigDecimal("800"), 80),
                new DirectoryRegister.StandardLine("6-31-01-03", Level.L4, LocalDate.of(1999, 7, 1), new BigDecimal("900"), 80)));

        assertThat(directory.standard("6-31-01-03", Level.L4, LocalDate.of(1998, 12, 31))).isEmpty();
        assertThat(directory.standard("6-31-01-03", Level.L4, LocalDate.of(1999, 6, 30)).orElseThrow().amount())
                .isEqualByComparingTo("800");
        assertThat(directory.standard("6-31-01-03", Level.L4, LocalDate.of(1999, 7, 1)).orElseThrow().amount())
                .isEqualByComparingTo("900");
    }

    @Test
    @DisplayName("按名称、县区、状态查询目录")
    void searches() {
        assertThat(list.search("目录测试某", "371524", "NORMAL", 1).lines()).extracting(DirectoryList.Line::id)
                .containsExactly(ID);
        assertThat(list.search("目录测试某", "371525", "", 1).lines()).isEmpty();
        assertThat(list.search("目录测试某", "", "REMOVED", 1).lines()).isEmpty();
    }

    @Test
    @DisplayName("教师、场地、职业可供选择，不再重复填写")
    void choices() {
        assertThat(directory.institution(ID).shortName()).isEqualTo("某培训");
        assertThat(directory.teachers(ID)).extracting(Directory.Teacher::name).containsExactly("某教师");
        assertThat(directory.places(ID)).extracting(Directory.Place::capacity).containsExactly(60);
        assertThat(directory.occupations()).extracting(Directory.Occupation::name).contains("电工", "育婴员");
        assertThat(directory.scopes(ID)).hasSize(1);
    }
}
