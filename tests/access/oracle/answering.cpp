#include "tests/access/oracle/answering.h"

#include "tests/access/oracle/rules.h"

namespace oracle {

bool stands(const City& city, Number student, Number campaign, Number attempt) {
  return !recalled(city, campaign) && !set_aside(city, student, campaign, attempt);
}

namespace {

const MadeUp<Draft> drafts(
    "answer_draft",
    [](const City& city, Dice& dice) {
      std::vector<Draft> rows;
      for (const auto& one : city.of<Member>())
        if (dice.one_in(2)) rows.push_back({one.student, one.campaign, 1, 1, dice.one_in(4)});
      return rows;
    },
    [](const City&, const Draft& one, Statements& to) {
      to.add(
          "answer_draft (student_id, campaign_id, attempt, device_no, class_session_id, first_item, next_item, "
          "save_no, sealed_answers, began_at_ms, saved_at_ms, withheld_since_ms)",
          {n(one.student), n(one.campaign), n(one.attempt), n(one.device), "0", "0", "0", "0", "NULL", "0", "0",
           instant_if(one.withheld)});
    });

const MadeUp<Sheet> sheets(
    "answer_sheet",
    [](const City& city, Dice& dice) {
      static const char* states[] = {"submitted", "closed_unfinished", "declined", "read"};
      std::vector<Sheet> rows;
      for (const auto& one : city.of<Member>())
        if (!dice.one_in(3)) rows.push_back({one.student, one.campaign, 1, states[dice.below(4)]});
      return rows;
    },
    [](const City&, const Sheet& one, Statements& to) {
      to.add(
          "answer_sheet (student_id, campaign_id, attempt, state, device_no, class_session_id, body_mac, "
          "sealed_answers, contact_wish, validity, validity_flags, scorer_version, received_at_ms)",
          {n(one.student), n(one.campaign), n(one.attempt), text(one.state), "1", "0", "CAST('' AS BYTEA)",
           "CAST('' AS BYTEA)", "'none'", "'valid'", "0", "'1'", "0"});
    });

const MadeUp<Score> scores(
    "score",
    [](const City& city, Dice&) {
      std::vector<Score> rows;
      for (const auto& one : city.of<Sheet>()) rows.push_back({one.student, one.campaign, one.attempt});
      return rows;
    },
    [](const City&, const Score& one, Statements& to) {
      to.add(
          "score (student_id, campaign_id, attempt, scale, instrument_version, state, "
          "value, band, missing)",
          {n(one.student), n(one.campaign), n(one.attempt), "'1'", "'1'", "'scored'", "1", "NULL", "0"});
    });

const MadeUp<Retest> retests(
    "retest",
    [](const City& city, Dice& dice) {
      std::vector<Retest> rows;
      for (const auto& one : city.of<Member>())
        if (dice.one_in(3)) rows.push_back({one.student, one.campaign});
      return rows;
    },
    [](const City&, const Retest& one, Statements& to) {
      to.add(
          "retest (student_id, campaign_id, opened_at_ms, released_at_ms, released_by, "
          "attempt)",
          {n(one.student), n(one.campaign), "0", "NULL", "NULL", "1"});
    });

const MadeUp<SeatClaim> seat_claims(
    "seat_claim",
    [](const City& city, Dice& dice) {
      std::vector<SeatClaim> rows;
      for (const auto& session : city.of<ClassSession>())
        for (const auto& member : city.of<Member>())
          if (member.campaign == session.campaign && member.school_class == session.school_class && dice.one_in(2))
            rows.push_back({member.student, session.id, 1});
      return rows;
    },
    [](const City&, const SeatClaim& one, Statements& to) {
      to.add(
          "seat_claim (student_id, class_session_id, claim_no, campaign_id, attempt, seat_no, device_mark, tries_left, "
          "claimed_at_ms)",
          {n(one.student), n(one.session), n(one.no), "0", "1", "1", "''", "2", "0"});
    });

Opinion last_scores(const City& city, Number student) {
  return over(
      city.of<Score>(),
      [](const Score& one) {
        return Key{one.student, one.campaign, 1};
      },
      [&](const Score& one) {
        return one.student == student && stands(city, one.student, one.campaign, one.attempt) &&
               any_of(city.of<Sheet>(), [&](const Sheet& sheet) {
                 return sheet.student == one.student && sheet.campaign == one.campaign &&
                        sheet.attempt == one.attempt && sheet.state == "submitted";
               });
      });
}

const ChildRules rules({
    {"own_member",
     [](const City& c, Number student) { return of_child(c.of<Member>(), by_campaign<Member>, student); }},
    // 6 item answers: while answering.
    {"own_draft",
     [](const City& c, Number student) {
       return of_child(
           c.of<Draft>(),
           [](const Draft& one) {
             return Key{one.student, one.campaign, one.attempt, one.device};
           },
           student);
     }},
    {"own_seat_claim",
     [](const City& c, Number student) {
       return of_child(
           c.of<SeatClaim>(),
           [](const SeatClaim& one) {
             return Key{one.student, one.session, one.no};
           },
           student);
     }},
    {"own_sheet", [](const City& c, Number student) { return of_child(c.of<Sheet>(), by_sheet<Sheet>, student); }},
    // What the server asks in the child's name and shows nobody: its own rows all the same.
    {"own_set_aside",
     [](const City& c, Number student) {
       return over(c.of<Sheet>(), by_sheet<Sheet>, [&](const Sheet& one) {
         return one.student == student && set_aside(c, one.student, one.campaign, one.attempt);
       });
     }},
    {"own_last_score", last_scores},
});

}  // namespace
}  // namespace oracle
