package org.peixun.identity;

/**
 * A city, county or development zone.
 *
 * @param code official code ({@code 371524}) or, where none exists, ours ({@code LC-JKQ}); domain.md §8
 * @param name e.g. 东阿县
 * @param parent the city's code, {@code null} for the city itself
 */
public record Jurisdiction(String code, String name, String parent) {

    public boolean isCity() {
        return parent == null;
    }
}
