package org.peixun.delivery;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All classes of which something was kept. */
interface Deliveries extends Repository<ClassDelivery, String> {

    Optional<ClassDelivery> findById(String number);

    ClassDelivery saveAndFlush(ClassDelivery delivery);

    /** For reading: nothing kept yet is an empty one. */
    default ClassDelivery seen(String number) {
        return findById(number).orElseGet(() -> new ClassDelivery(number));
    }
}
