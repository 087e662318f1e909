package org.peixun.policy;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One number of the notice, without its values.
 *
 * @param section heading under which it is listed
 * @param unit may be empty
 * @param lowest smallest value accepted, or {@code null}
 * @param highest greatest value accepted, or {@code null}
 * @param clause of the notice, or {@code null} when the notice does not settle the matter
 * @param basis what the number rests on, in words
 * @param cityOnly one value for the whole city: counties have none of their own
 */
public record Parameter(
        String key, String section, String label, String unit, Kind kind, BigDecimal lowest, BigDecimal highest,
        Integer clause, String basis, String description, boolean cityOnly) {

    public enum Kind { INTEGER, DECIMAL, FLAG, TIME }

    /** 第11条, or the basis in words when no clause settles it. */
    public String source() {
        return clause == null ? basis : "第" + clause + "条";
    }

    /** What is wrong with a value as a whole sentence; empty when it can be stored. */
    Optional<String> fault(String value) {
        try {
            return switch (kind) {
                case INTEGER -> outOfRange(new BigDecimal(Integer.parseInt(value)));
                case DECIMAL -> outOfRange(new BigDecimal(value));
                case FLAG -> "true".equals(value) || "false".equals(value)
                        ? Optional.empty()
                        : Optional.of(label + "应选“是”或“否”。");
                case TIME -> {
                    LocalTime.parse(value);
                    yield Optional.empty();
                }
            };
        } catch (NumberFormatException e) {
            return Optional.of(label + "应填写" + (kind == Kind.INTEGER ? "整数" : "数字") + range() + "。");
        } catch (DateTimeParseException e) {
            return Optional.of(label + "应填写24小时制的时间，例如08:30。");
        }
    }

    /** As it is stored and compared: 05, +5 and ５ are 5. @param value without {@link #fault} */
    String normal(String value) {
        return switch (kind) {
            case INTEGER -> String.valueOf(Integer.parseInt(value));
            case DECIMAL -> new BigDecimal(value).toPlainString();
            case TIME -> LocalTime.parse(value).toString();
            case FLAG -> value;
        };
    }

    /** 5个工作日, 是, 17:30 */
    public String inWords(String value) {
        return value == null ? "—" : kind == Kind.FLAG ? "true".equals(value) ? "是" : "否" : value + unit;
    }

    /** “，范围为1至30”, or nothing. */
    public String range() {
        return lowest == null || highest == null ? "" : "，范围为" + lowest.toPlainString() + "至" + highest.toPlainString();
    }

    private Optional<String> outOfRange(BigDecimal value) {
        boolean inside = (lowest == null || value.compareTo(lowest) >= 0)
                && (highest == null || value.compareTo(highest) <= 0);
        return inside ? Optional.empty() : Optional.of(label + "超出允许范围" + range() + "。");
    }
}
