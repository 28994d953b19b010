#include "tests/access/oracle/fieldwork.h"

#include <set>

#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

struct SetAside {
  Number student, campaign, attempt;
};
struct PaperTypist {
  Number campaign, school, account;
  bool ended;
};
struct PaperEntry {
  Number student, campaign, no;
};

std::vector<ClassSession> draw_sessions(const City& city, Dice& dice) {
  std::vector<ClassSession> rows;
  std::set<std::pair<Number, Number>> open;
  for (int i = 0; i < 30; ++i) {
    const auto& taking_part = dice.any(city.of<CampaignClass>());
    const bool closed = dice.one_in(2) || !open.emplace(taking_part.campaign, taking_part.school_class).second;
    rows.push_back({dice.fresh(), taking_part.campaign, taking_part.school_class, closed});
  }
  return rows;
}
const MadeUp<ClassSession> sessions(
    "class_session", draw_sessions, [](const City& city, const ClassSession& one, Statements& to) {
      to.add(
          "class_session (class_session_id, campaign_id, class_unit_id, code, sign_in, reachable_account_id, "
          "opened_by, opened_at_ms, ends_at_ms, closed_at_ms)",
          {n(one.id), n(one.campaign), n(one.school_class), text("k" + n(one.id)), "'code'", anyone(city), anyone(city),
           "0", "9", instant_if(one.closed)});
    });

const MadeUp<SetAside> sheets_set_aside(
    "sheet_set_aside",
    [](const City& city, Dice& dice) {
      std::vector<SetAside> rows;
      for (const auto& one : city.of<Sheet>())
        if (dice.one_in(6)) rows.push_back({one.student, one.campaign, one.attempt});
      return rows;
    },
    [](const City& city, const SetAside& one, Statements& to) {
      to.add(
          "sheet_set_aside (student_id, campaign_id, attempt, set_aside_by, "
          "set_aside_at_ms, reason, because)",
          {n(one.student), n(one.campaign), n(one.attempt), anyone(city), "0", "'two_children'", "'other'"});
    });

const MadeUp<PaperTypist> typists(
    "paper_helper",
    [](const City& city, Dice& dice) {
      std::vector<PaperTypist> rows;
      for (const auto& campaign : city.of<Campaign>())
        for (const auto& post : city.of<Post>())
          if (post.role == "session_operator" && dice.one_in(2))
            rows.push_back({campaign.id, post.unit, post.account, dice.one_in(4)});
      return rows;
    },
    [](const City& city, const PaperTypist& one, Statements& to) {
      to.add(
          "paper_helper (campaign_id, school_unit_id, account_id, named_by, named_at_ms, "
          "ended_at_ms)",
          {n(one.campaign), n(one.school), n(one.account), anyone(city), "0", instant_if(one.ended)});
    });

const MadeUp<PaperEntry> entries(
    "paper_entry",
    [](const City& city, Dice& dice) {
      std::vector<PaperEntry> rows;
      for (const auto& one : city.of<Member>())
        if (dice.one_in(3)) rows.push_back({one.student, one.campaign, 1});
      return rows;
    },
    [](const City& city, const PaperEntry& one, Statements& to) {
      to.add(
          "paper_entry (student_id, campaign_id, attempt, entry_no, entry_mode, "
          "sealed_answers, entered_by, entered_at_ms)",
          {n(one.student), n(one.campaign), "1", n(one.no), "'paper'", "CAST('' AS BYTEA)", anyone(city), "0"});
    });

/// Sheets of paper are typed by the psychology teacher of the child's school, or an operator of that school whom she
/// has named.
bool types_for(const City& city, const Sight& sight, Number student, Number campaign) {
  const Enrolment* now = sight.enrolment(student);
  if (now == nullptr || !sight.works() || now->school != sight.post().unit || !sight.reads(now->school, student))
    return false;
  return sight.is({"psychology_teacher"}) ||
         (sight.is({"session_operator"}) && any_of(city.of<PaperTypist>(), [&](const PaperTypist& one) {
            return !one.ended && one.campaign == campaign && one.account == sight.post().account &&
                   one.school == sight.post().unit;
          }));
}

bool on_the_board(const Sight& sight, const Unit& unit) {
  if (unit.closed || !sight.below(unit.id)) return false;
  if (sight.is({"class_teacher", "psychology_teacher", "school_leader"})) return unit.kind == "class";
  return sight.is({"county_officer", "city_officer"}) && unit.parent == sight.post().unit;
}

// Seats of a session: the operator only while it is open; the class's own teachers also afterwards.
Opinion seats(const City& city, const Sight& sight) {
  Opinion result;
  for (const auto& session : city.of<ClassSession>())
    for (const auto& member : city.of<Member>()) {
      if (member.campaign != session.campaign || member.school_class != session.school_class) continue;
      ++result.decisions;
      const Enrolment* now = sight.enrolment(member.student);
      if (!sight.class_session(session) || now == nullptr || now->school_class != session.school_class ||
          !sight.reads(now->school, member.student))
        continue;
      if (sight.is({"session_operator"}) && session.closed) continue;
      result.seen.insert({session.id, member.student});
    }
  return result;
}

Opinion seat_claims(const City& city, const Sight& sight) {
  const Opinion seen = seats(city, sight);
  return over(
      city.of<SeatClaim>(),
      [](const SeatClaim& one) {
        return Key{one.session, one.student, one.no};
      },
      [&](const SeatClaim& one) {
        return seen.seen.contains(Key{one.session, one.student});
      });
}

const StaffRules of_sessions({
    {"visible_class_session",
     [](const City& c, const Sight& s) {
       return over(c.of<ClassSession>(), by_id<ClassSession>,
                   [&](const ClassSession& one) { return s.class_session(one); });
     }},
    {"visible_seat", seats},
    {"visible_seat_claim", seat_claims},
    {"visible_attempt",
     [](const City& c, const Sight& s) {
       return over(c.of<Member>(), by_campaign<Member>, [&](const Member& m) { return s.psychologist_of(m.student); });
     }},
    {"visible_set_aside",
     [](const City& c, const Sight& s) {
       return over(c.of<Sheet>(), by_sheet<Sheet>, [&](const Sheet& one) {
         return set_aside(c, one.student, one.campaign, one.attempt) && s.psychologist_of(one.student);
       });
     }},
    {"visible_myself",
     [](const City& c, const Sight& s) {
       return over(c.of<Account>(), by_id<Account>,
                   [&](const Account& one) { return s.works() && s.post().account == one.id; });
     }},
    {"visible_board_unit",
     [](const City& c, const Sight& s) {
       return over(c.of<Unit>(), by_id<Unit>, [&](const Unit& one) { return on_the_board(s, one); });
     }},
});

const StaffRules of_paper({
    {"visible_paper_pupil",
     [](const City& c, const Sight& s) {
       return over(c.of<Member>(), by_campaign<Member>,
                   [&](const Member& m) { return types_for(c, s, m.student, m.campaign); });
     }},
    {"visible_paper_entry",
     [](const City& c, const Sight& s) {
       return over(
           c.of<PaperEntry>(),
           [](const PaperEntry& e) {
             return Key{e.student, e.campaign, e.no};
           },
           [&](const PaperEntry& e) { return types_for(c, s, e.student, e.campaign); });
     }},
    {"visible_operator",
     [](const City& c, const Sight& s) {
       return over(c.of<Account>(), by_id<Account>, [&](const Account& one) {
         return !one.ended && s.is({"psychology_teacher"}) && any_of(c.of<Post>(), [&](const Post& p) {
           return p.account == one.id && p.role == "session_operator" && p.in_force() && p.unit == s.post().unit;
         });
       });
     }},
    {"visible_paper_helper",
     [](const City& c, const Sight& s) {
       return over(
           c.of<PaperTypist>(),
           [](const PaperTypist& one) {
             return Key{one.campaign, one.school, one.account};
           },
           [&](const PaperTypist& one) {
             return !one.ended && s.is({"psychology_teacher"}) && s.post().unit == one.school;
           });
     }},
});

}  // namespace

bool set_aside(const City& city, Number student, Number campaign, Number attempt) {
  return any_of(city.of<SetAside>(), [&](const SetAside& one) {
    return one.student == student && one.campaign == campaign && one.attempt == attempt;
  });
}

}  // namespace oracle
