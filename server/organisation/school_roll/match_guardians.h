#pragma once
// Who of a file is who in a student's file. Pure. A limit that the school has set follows the person, whatever the
// spelling: in doubt it is carried over to the new entry as well, and the doubt is told. No plan ever loses a limit.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rongxin::school_roll {

struct GuardianRow {
  std::string name, relation, phone;  ///< phone: as read_phone_number gives it, several with a blank between, or empty
  bool is_guardian = false;
  bool keeps_phone = false, keeps_guardianship = false;  ///< the file leaves it open: what stands stays
};

/// What the school has set about one guardian.
struct StandingLimit {
  std::string custody_limit = "none";  ///< none, limited, no_contact
  std::optional<std::int64_t> do_not_inform_since_ms;
  std::string reason;
  std::int64_t set_by = 0, set_at_ms = 0;  ///< account; 0 when not known
  bool holds() const { return custody_limit != "none" || do_not_inform_since_ms.has_value(); }
  /// At least as strict as another.
  bool covers(const StandingLimit& other) const;
};

struct StandingGuardian {
  std::int64_t guardian_no = 0;
  std::string name, phone, relation;
  StandingLimit limit;
  bool is_guardian = false;
};

struct PlannedGuardian {
  std::int64_t guardian_no = 0;  ///< an entry that is there, or 0 for a new one
  StandingLimit limit;
  bool in_doubt = false;  ///< the limit was set about somebody who may be another
};

struct GuardianPlan {
  std::vector<PlannedGuardian> incoming;  ///< one for each row of the file, in its order
  std::vector<std::int64_t> gone;         ///< entries that the file no longer names, without a limit
  std::vector<std::int64_t> kept;  ///< entries without a limit that the file does not name and has not replaced either
};

/// `places_said`: how many places of the file name somebody or say that there is nobody. An empty place says nothing:
/// who stands goes only when the file speaks of as many people as stand there without a limit.
GuardianPlan match_guardians(const std::vector<StandingGuardian>& standing, const std::vector<GuardianRow>& incoming,
                             std::size_t places_said);

}  // namespace rongxin::school_roll
