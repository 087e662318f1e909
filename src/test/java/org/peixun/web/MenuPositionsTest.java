package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

@IntegrationTest
@DisplayName("菜单的次序")
class MenuPositionsTest {

    private static final int WORK = 1;

    @Autowired Menu menu;
    @Autowired ConfigurableListableBeanFactory beans;

    @Test
    @DisplayName("没有两项在同一位置")
    void distinct() {
        assertThat(menu.all()).as("taken: " + menu.all().stream().map(entry -> entry.position() + " " + entry.label()).toList())
                .extracting(MenuEntry::position).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("一个模块在一组中的各项相邻，中间没有别的模块的；“工作”一组按办理次序，不分模块")
    void together() {
        Map<MenuEntry, String> modules = modules();
        menu.all().stream().filter(entry -> modules.containsKey(entry) && entry.group() != WORK)
                .collect(Collectors.groupingBy(MenuEntry::group)).forEach((group, entries) -> {
                    List<String> runs = new ArrayList<>();
                    entries.stream().map(modules::get).filter(module -> runs.isEmpty() || !runs.get(runs.size() - 1).equals(module)).forEach(runs::add);
                    assertThat(runs).as("group " + group).doesNotHaveDuplicates();
                });
    }

    /** The entries that features bring → the package they are in. */
    private Map<MenuEntry, String> modules() {
        var modules = new HashMap<MenuEntry, String>();
        beans.getBeansOfType(MenuEntry.class).forEach((name, entry) -> modules.put(entry,
                beans.getType(beans.getMergedBeanDefinition(name).getFactoryBeanName()).getPackageName().split("\\.")[2]));
        assertThat(modules).hasSizeGreaterThan(10);
        return modules;
    }
}
