package org.peixun.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.repository.Repository;

/** All classes of which something was kept. */
interface Deliveries extends Repository<ClassDelivery, String> {

    Optional<ClassDelivery> findById(String number);

    List<ClassDelivery> findByNumberIn(Collection<String> numbers);

    ClassDelivery saveAndFlush(ClassDelivery delivery);

    /** A day of each class that has set it, by number. */
    default Map<String, LocalDate> days(Collection<String> numbers, Function<ClassDelivery, LocalDate> day) {
        return findByNumberIn(numbers).stream().filter(each -> day.apply(each) != null)
                .collect(Collectors.toMap(ClassDelivery::number, day));
    }

    /** For reading: nothing kept yet is an empty one. */
    default ClassDelivery seen(String number) {
        return findById(number).orElseGet(() -> new ClassDelivery(number));
    }
}
