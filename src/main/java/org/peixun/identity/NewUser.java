package org.peixun.identity;

import java.util.Set;

/**
 * An account to open.
 *
 * @param userId sign-in name: letters, digits, {@code . _ @ -}, at most 64
 * @param password in clear, or {@code null} for a generated one
 * @param mustChangePassword whether the first sign-in asks for a new password
 */
public record NewUser(
        String userId, String name, String email, String password, Set<Grant> grants, boolean mustChangePassword) {}
