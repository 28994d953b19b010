#pragma once
// The slip that goes home: one address per student and guardian, without an account. With it a family decides and may
// change its mind; three wrong birthdays lock it.
#include <string>
#include <string_view>
#include <vector>

#include "access/caller.h"
#include "api/consent.h"
#include "consent/consent.h"

namespace rongxin::consent {

inline constexpr int link_tries = 3;

/// Slips of a class; makes those that are missing, and for the students of `again` new
/// ones in the place of the old. An address is shown once, when it is made. Guardians with a custody limit or who must
/// not be informed get none; `address` is where they are printed, of which a mark is kept; one that wrong birthdays
/// have locked gets a successor from the psychologist only. Problems: not_found.
Result<api::ConsentSlips> print_slips(Consent& consent, const access::Caller& caller, UnitId school_class,
                                      std::int64_t days_max, const std::vector<StudentId>& again = {},
                                      std::string_view address = {});

/// Before anything is known of who asks: the text and whether the slip can still be used. Names nobody.
Result<api::FamilyLink> read_link(Consent& consent, std::string_view token);

/// The family shows itself by the child's day and month of birth ("0301"). Problems: not_found,
/// consent_fact_wrong with the tries that are left, consent_link_locked, consent_link_expired.
Result<api::FamilyLinkOpened> open_link(Consent& consent, std::string_view token, std::string_view birthday,
                                        std::string_view address = {});

/// A guardian who has shown themselves by slip and birthday; nothing is decided by it. What they may read and write is
/// said by the scopes guardian_*, in a transaction that `guardian` opens.
struct ProvedGuardian {
  access::Guardian guardian;
  std::string child_name;  ///< "林＊"
};
/// For other pages behind the same slip, under the same tries and limits. Problems: those of open_link.
Result<ProvedGuardian> prove_guardian(Consent& consent, std::string_view token, std::string_view birthday);

/// Decides, or changes what was decided, and tells the guardian's own number (tell_guardian.h); the same again within
/// minutes gives the same receipt. Problems: those of open_link, consent_link_used (that cannot be said now),
/// consent_text_changed (nothing is stored). `address`: of the asking device; a mark of it is kept.
Result<api::FamilyLinkOpened> decide_link(Consent& consent, std::string_view token, const api::FamilyDecision& wanted,
                                          std::string_view address = {});

}  // namespace rongxin::consent
