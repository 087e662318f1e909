package org.peixun.identity;

import java.util.Set;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Which roles may be held where and together. */
@Component
class GrantRules {

    /** 三员分离 (GB/T 22239-2019 8.1.4.2): none of them together with another role. */
    static final Set<Role> SEPARATED = Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

    private final Jurisdictions jurisdictions;

    GrantRules(Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
    }

    /** @throws RequestRefused 400 with the rule that is broken */
    void check(Set<Grant> grants) {
        if (grants.isEmpty()) {
            throw RequestRefused.badInput("角色：至少授予一个角色，没有角色的账号不能办理任何事项。请选择角色和辖区。");
        }
        grants.forEach(this::check);
        long roles = grants.stream().map(Grant::role).distinct().count();
        if (roles > 1 && grants.stream().anyMatch(grant -> SEPARATED.contains(grant.role()))) {
            throw RequestRefused.badInput(
                    "角色：系统管理员、安全管理员、审计管理员须由不同人员担任，且不得兼任业务角色（GB/T 22239-2019 8.1.4.2）。请只保留其中一个角色。");
        }
    }

    private void check(Grant grant) {
        boolean city = jurisdictions.byCode(grant.jurisdiction()).isCity();
        Role.Seat seat = grant.role().seat();
        if ((seat == Role.Seat.COUNTY || seat == Role.Seat.INSTITUTION) && city) {
            throw RequestRefused.badInput("角色：" + grant.role().label() + "只能在县（市、区）或者开发区任职。请改选辖区。");
        }
        if (seat == Role.Seat.CITY && !city) {
            throw RequestRefused.badInput("角色：" + grant.role().label() + "属于市级角色。请将辖区改为"
                    + jurisdictions.city().name() + "。");
        }
        if ((grant.role() == Role.APPLICANT) != (grant.institutionId() != null)) {
            throw RequestRefused.badInput("角色：申报人员须指定所属机构，其他角色不指定机构。请核对所选机构。");
        }
    }
}
