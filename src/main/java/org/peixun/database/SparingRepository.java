package org.peixun.database;

import jakarta.persistence.EntityManager;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;

/**
 * An entity that was loaded in this transaction is written when it is flushed. Spring Data's {@code save} first asks whether
 * it is new, by way of an exception where its version has no getter, and merges it into itself.
 */
public class SparingRepository<T, K> extends SimpleJpaRepository<T, K> {

    private final EntityManager entities;

    public SparingRepository(JpaEntityInformation<T, ?> information, EntityManager entities) {
        super(information, entities);
        this.entities = entities;
    }

    @Override
    public <S extends T> S save(S entity) {
        return entities.contains(entity) ? entity : super.save(entity);
    }
}
