package org.peixun.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * GB/T 22239-2019 8.1.4.1. Settings, not policy parameters: whoever may change those has to be signed in first.
 *
 * @param attempts failures within {@code window} that lock the account; a wrong one-time code is one of them
 * @param lock how long it stays locked
 * @param longestSession a session ends after this even when it was never idle
 * @param secondFactor who is asked for a one-time code
 * @param secondStep how long after the password the code may be given
 * @param clockTolerance how far a telephone's clock may be away from ours
 * @param recoveryCodes how many are handed out
 * @param sessions how many a person has open at a time, 0 = any number
 * @param perAddress wrong passwords and codes from one address before it has to wait, whichever accounts they were for
 * @param perAddressRefill time after which one more is allowed
 */
@ConfigurationProperties("peixun.sign-in")
public record SignInSettings(
        @DefaultValue("5") int attempts,
        @DefaultValue("15m") Duration window,
        @DefaultValue("30m") Duration lock,
        @DefaultValue("8h") Duration longestSession,
        @DefaultValue("required-for-officers") SecondFactorUse secondFactor,
        @DefaultValue("10m") Duration secondStep,
        @DefaultValue("30s") Duration clockTolerance,
        @DefaultValue("10") int recoveryCodes,
        @DefaultValue("3") int sessions,
        @DefaultValue("30") int perAddress,
        @DefaultValue("1m") Duration perAddressRefill) {}
