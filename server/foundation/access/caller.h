#pragma once
// Who is calling. A Caller is one post in one unit in one session (its context), never a bare person. It is made only
// where a credential has been checked, or where the server goes on with what such a caller has begun: the places in
// tools/tidy.mjs.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "platform/ids.h"

namespace rongxin::access {

/// The columns of the access table (spec: who may see what) that act through the server.
enum class Role : std::uint8_t {
  class_teacher,          // 班主任
  session_operator,       // 机房教师: opens a class session, sees started / finished
  psychology_teacher,     // 心理教师
  school_leader,          // 校领导
  counselling_centre,     // 县区心理辅导中心
  county_officer,         // 县区
  city_officer,           // 市局
  auditor,                // 审计员
  system_administrator,   // 系统管理员
  security_administrator  // 安全管理员
};

std::string_view role_name(Role role);  ///< "psychology_teacher"
bool parse_role(std::string_view name, Role& out);

/// A member of staff at work in one post. Made by SessionKeeper only.
class Caller {
 public:
  ContextId context() const { return context_; }
  AccountId account() const { return account_; }
  PostId post() const { return post_; }
  UnitId unit() const { return unit_; }
  Role role() const { return role_; }

 private:
  friend class CallerMint;
  Caller(ContextId context, AccountId account, PostId post, UnitId unit, Role role)
      : context_(context), account_(account), post_(post), unit_(unit), role_(role) {}
  ContextId context_;
  AccountId account_;
  PostId post_;
  UnitId unit_;
  Role role_;
};

/// Whether the page asks the child first, and at which age (consent/age_rule.h).
enum class AssentAsked : std::uint8_t { no, under_14, from_14 };

/// What a ticket is bound to beside its sheet. Without one (the server's own writes for a child) all is 0.
struct TicketBounds {
  std::int64_t code_no = 0;  ///< the child's code that held at the sign-in; a newer one ends the ticket
  std::int64_t expires_at_ms = 0;
  std::int64_t deliver_until_ms = 0;  ///< until then what was begun before the expiry is taken
  bool by_seat = false;               ///< nobody has looked who sits there
  std::int64_t late_after_ms = 0;     ///< expires_at_ms once that is over, else 0: only a sheet begun by then is taken
  bool over = false;                  ///< nothing is stored any more; what is critical raises all the same
};

/// A child who answers, proved by the ticket of a sign-in. Sees one sheet: its own.
class Answerer {
 public:
  StudentId student() const { return student_; }
  CampaignId campaign() const { return campaign_; }
  int attempt() const { return attempt_; }  ///< 1, or 2 after the one retest
  int device() const { return device_; }    ///< counts sign-ins; only the newest device may add answers
  ClassSessionId class_session() const { return class_session_; }  ///< 0 without one
  bool consented() const { return consented_; }                    ///< false: the same-looking page for reading
  AssentAsked assent_asked() const { return assent_asked_; }       ///< the child's own word is still to come
  const TicketBounds& bounds() const { return bounds_; }
  bool withdrawn() const { return withdrawn_; }  ///< the yes that the ticket was given for holds no longer
  /// The same child after a withdrawal: nothing more is kept.
  Answerer without_consent() const {
    Answerer other = *this;
    other.withdrawn_ = consented_;
    other.consented_ = false;
    return other;
  }

 private:
  friend class CallerMint;
  Answerer(StudentId student, CampaignId campaign, int attempt, int device, ClassSessionId session, bool consented,
           AssentAsked assent, const TicketBounds& bounds)
      : student_(student),
        campaign_(campaign),
        attempt_(attempt),
        device_(device),
        class_session_(session),
        consented_(consented),
        assent_asked_(assent),
        bounds_(bounds) {}
  StudentId student_;
  CampaignId campaign_;
  int attempt_;
  int device_;
  ClassSessionId class_session_;
  bool consented_;
  AssentAsked assent_asked_;
  TicketBounds bounds_;
  bool withdrawn_ = false;
};

/// A guardian who has shown themselves by a slip and by what the family knows: no account, one slip, one
/// child. What the slip still opens is said by the scopes guardian_* in each transaction, not here.
class Guardian {
 public:
  StudentId student() const { return student_; }
  std::int64_t link_no() const { return link_no_; }
  std::int64_t guardian_no() const { return guardian_no_; }
  /// "2012-11-28": whoever was born on that day or before is 14 today.
  const std::string& born_fourteen_years_ago() const { return born_fourteen_years_ago_; }

 private:
  friend class GuardianMint;
  Guardian(StudentId student, std::int64_t link_no, std::int64_t guardian_no, std::string born)
      : student_(student), link_no_(link_no), guardian_no_(guardian_no), born_fourteen_years_ago_(std::move(born)) {}
  StudentId student_;
  std::int64_t link_no_;
  std::int64_t guardian_no_;
  std::string born_fourteen_years_ago_;
};

/// The only maker of callers. Used by staff/ (a checked session) and screening/ (a checked
/// ticket); tools/tidy lists who includes caller_mint.h.
class CallerMint;

}  // namespace rongxin::access
