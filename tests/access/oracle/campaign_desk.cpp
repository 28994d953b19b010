#include "tests/access/oracle/campaign_desk.h"

#include "tests/access/oracle/rules.h"

namespace oracle {

bool recalled(const City& city, Number campaign) {
  return any_of(city.of<Campaign>(), [&](const Campaign& one) { return one.id == campaign && one.recalled; });
}

namespace {

/// On the page, not yet or already published.
struct CampaignDraft {
  Number id, unit;
  bool deleted;
};
struct ClassSlot {
  Number campaign, school_class;
};
/// A school has chosen.
struct SlotPlan {
  Number campaign, school;
};
/// A class session that stands out.
struct Room {
  Number session, campaign, school_class;
};

const MadeUp<Campaign> campaigns(
    "campaign",
    [](const City& city, Dice& dice) {
      std::vector<Campaign> rows;
      for (int i = 0; i < 5; ++i) rows.push_back({dice.fresh(), dice.any(city.of<Unit>()).id, dice.one_in(5)});
      return rows;
    },
    [](const City&, const Campaign& one, Statements& to) {
      to.add(
          "campaign (campaign_id, code, unit_id, title_zh, title_en, opens_at_ms, closes_at_ms, definition, "
          "definition_hash, published_at_ms, recalled_at_ms)",
          {n(one.id), text("c" + n(one.id)), n(one.unit), "''", "''", "0", "9", "''", "''", "0",
           instant_if(one.recalled)});
    });

const MadeUp<CampaignClass> classes(
    "campaign_class",
    [](const City& city, Dice& dice) {
      std::vector<CampaignClass> rows;
      for (const auto& campaign : city.of<Campaign>())
        for (const Number one : units_of_kind(city, "class"))
          if (!dice.one_in(4)) rows.push_back({campaign.id, one});
      return rows;
    },
    [](const City&, const CampaignClass& one, Statements& to) {
      to.add(
          "campaign_class (campaign_id, class_unit_id, expected, started, finished, "
          "counted_at_ms)",
          {n(one.campaign), n(one.school_class), "0", "0", "0", "0"});
    });

const MadeUp<Member> members(
    "campaign_member",
    [](const City& city, Dice& dice) {
      const auto all_classes = units_of_kind(city, "class");
      std::vector<Member> rows;
      for (const auto& student : city.of<Student>())
        for (const auto& campaign : city.of<Campaign>())
          if (dice.one_in(2))
            rows.push_back({student.id, campaign.id,
                            dice.one_in(6) ? dice.any(all_classes) : home_class(city, student.id), dice.one_in(2)});
      return rows;
    },
    [](const City&, const Member& one, Statements& to) {
      to.add("campaign_member (student_id, campaign_id, class_unit_id, seat_no, consent, consent_source)",
             {n(one.student), n(one.campaign), n(one.school_class), "NULL", "'given'",
              one.asked_of_families ? "'acts'" : "'file'"});
    });

const MadeUp<Rescored> rescored(
    "rescored_sheet",
    [](const City& city, Dice& dice) {
      std::vector<Rescored> rows;
      for (const auto& one : city.of<Sheet>())
        if (dice.one_in(2)) rows.push_back({one.student, one.campaign, one.attempt});
      return rows;
    },
    [](const City&, const Rescored& one, Statements& to) {
      to.add(
          "rescored_sheet (student_id, campaign_id, attempt, instrument_id, "
          "instrument_version, scorer_version, reason, asked_by, rescored_at_ms)",
          {n(one.student), n(one.campaign), n(one.attempt), "'phq9'", "'2'", "'1'", "''", "''", "0"});
      to.add(
          "rescored_score (student_id, campaign_id, attempt, instrument_id, "
          "instrument_version, scorer_version, scale, state, value, band, missing)",
          {n(one.student), n(one.campaign), n(one.attempt), "'phq9'", "'2'", "'1'", "'phq9'", "'scored'", "1", "NULL",
           "0"});
    });

const MadeUp<Distribution> distributions(
    "score_distribution",
    [](const City& city, Dice& dice) {
      std::vector<Distribution> rows;
      for (const auto& one : city.of<Campaign>()) rows.push_back({one.id, dice.below(20)});
      return rows;
    },
    [](const City&, const Distribution& one, Statements& to) {
      to.add("score_distribution (campaign_id, scale, value, sheets, counted_at_ms)",
             {n(one.campaign), "'phq9'", n(one.value), "30", "0"});
    });

// Drafts lie mostly where somebody could work on them.
const MadeUp<CampaignDraft> drafts(
    "campaign_draft",
    [](const City& city, Dice& dice) {
      std::vector<CampaignDraft> rows;
      for (int i = 0; i < 20; ++i) {
        const char* kind = dice.one_in(2) ? "school" : dice.one_in(2) ? "county" : "city";
        const Number unit = dice.one_in(3) ? dice.any(city.of<Unit>()).id : dice.any(units_of_kind(city, kind));
        rows.push_back({dice.fresh(), unit, dice.one_in(5)});
      }
      return rows;
    },
    [](const City& city, const CampaignDraft& one, Statements& to) {
      to.add(
          "campaign_draft (draft_id, unit_id, title, steps, version, made_by, changed_by, "
          "changed_at_ms, campaign_id, deleted_at_ms)",
          {n(one.id), n(one.unit), "''", "''", "1", anyone(city), anyone(city), "0", "NULL", instant_if(one.deleted)});
    });

const MadeUp<ClassSlot> slots(
    "class_slot",
    [](const City& city, Dice& dice) {
      std::vector<ClassSlot> rows;
      for (const auto& one : city.of<CampaignClass>())
        if (dice.one_in(2)) rows.push_back({one.campaign, one.school_class});
      return rows;
    },
    [](const City&, const ClassSlot& one, Statements& to) {
      to.add("class_slot (campaign_id, class_unit_id, begins_at_ms, ends_at_ms)",
             {n(one.campaign), n(one.school_class), "0", "9"});
    });

const MadeUp<SlotPlan> plans(
    "slot_plan",
    [](const City& city, Dice& dice) {
      std::vector<SlotPlan> rows;
      for (const auto& campaign : city.of<Campaign>())
        for (const Number school : units_of_kind(city, "school"))
          if (dice.one_in(2)) rows.push_back({campaign.id, school});
      return rows;
    },
    [](const City& city, const SlotPlan& one, Statements& to) {
      to.add(
          "slot_plan (campaign_id, school_unit_id, chosen_by, chosen_at_ms, "
          "times_version, capacity_version)",
          {n(one.campaign), n(one.school), anyone(city), "0", "NULL", "NULL"});
    });

const MadeUp<Room> rooms(
    "class_anomaly",
    [](const City& city, Dice& dice) {
      std::vector<Room> rows;
      for (const auto& one : city.of<ClassSession>())
        if (one.closed && dice.one_in(2)) rows.push_back({one.id, one.campaign, one.school_class});
      return rows;
    },
    [](const City&, const Room& one, Statements& to) {
      to.add(
          "class_anomaly (class_session_id, campaign_id, class_unit_id, sheets, alike, "
          "hurried, slowest_ms, found_at_ms, rule_version)",
          {n(one.session), n(one.campaign), n(one.school_class), "3", "3", "0", "0", "0", "NULL"});
    });

Key by_class(const CampaignClass& one) { return {one.campaign, one.school_class}; }

bool of_school_or_above(const Sight& s) {
  return s.is({"session_operator", "psychology_teacher", "school_leader", "county_officer", "city_officer"});
}

// Height widens aggregates: an office reads and chooses schools, their own people classes.
bool may_choose(const Sight& s, const Unit& unit) {
  const bool whole = unit.kind != "grade" && unit.kind != "class" && unit.kind != "hospital" &&
                     unit.kind != "university" && unit.kind != "bureau_department";
  return s.is({"psychology_teacher"}) || (s.is({"county_officer", "city_officer"}) && whole);
}

const StaffRules of_campaigns({
    {"visible_campaign",
     [](const City& c, const Sight& s) {
       return over(c.of<Campaign>(), by_id<Campaign>, [&](const Campaign& one) { return s.campaign(one); });
     }},
    {"visible_own_campaign",
     [](const City& c, const Sight& s) {
       return over(c.of<Campaign>(), by_id<Campaign>, [&](const Campaign& one) {
         return s.is({"psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                s.post().unit == one.unit;
       });
     }},
    {"visible_class_completion",
     [](const City& c, const Sight& s) {
       return over(c.of<CampaignClass>(), by_class, [&](const CampaignClass& one) {
         return (s.is({"class_teacher"}) || of_school_or_above(s)) && s.below(one.school_class);
       });
     }},
    {"visible_campaign_class",
     [](const City& c, const Sight& s) {
       return over(c.of<CampaignClass>(), by_class, [&](const CampaignClass& one) {
         return s.is({"class_teacher", "session_operator", "psychology_teacher", "school_leader"}) &&
                s.below(one.school_class);
       });
     }},
    {"visible_completion",
     [](const City& c, const Sight& s) {
       return over(c.of<Member>(), by_campaign<Member>, [&](const Member& m) { return s.teacher_of(m.student); });
     }},
});

// On the page: a draft belongs to its office; when a class answers is operations, like completion.
const StaffRules of_desk({
    {"visible_campaign_draft",
     [](const City& c, const Sight& s) {
       return over(c.of<CampaignDraft>(), by_id<CampaignDraft>, [&](const CampaignDraft& one) {
         return !one.deleted && s.is({"psychology_teacher", "county_officer", "city_officer"}) &&
                s.post().unit == one.unit;
       });
     }},
    {"visible_population_unit",
     [](const City& c, const Sight& s) {
       return over(c.of<Unit>(), by_id<Unit>,
                   [&](const Unit& u) { return !u.closed && s.below(u.id) && may_choose(s, u); });
     }},
    {"visible_class_slot",
     [](const City& c, const Sight& s) {
       return over(
           c.of<ClassSlot>(),
           [](const ClassSlot& one) {
             return Key{one.campaign, one.school_class};
           },
           [&](const ClassSlot& one) {
             return (s.is({"class_teacher"}) || of_school_or_above(s)) && s.below(one.school_class);
           });
     }},
    {"visible_slot_plan",
     [](const City& c, const Sight& s) {
       return over(
           c.of<SlotPlan>(),
           [](const SlotPlan& one) {
             return Key{one.campaign, one.school};
           },
           [&](const SlotPlan& one) { return of_school_or_above(s) && s.below(one.school); });
     }},
});

// Class 5, what a sheet was worth.
const StaffRules of_results({
    {"visible_retest",
     [](const City& c, const Sight& s) {
       return over(c.of<Retest>(), by_campaign<Retest>, [&](const Retest& one) {
         return s.psychologist_of(one.student) && !set_aside(c, one.student, one.campaign, 1);
       });
     }},
    {"visible_class_anomaly",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Room>(), [](const Room& one) { return Key{one.session}; },
           [&](const Room& one) { return s.is({"psychology_teacher"}) && s.below(one.school_class); });
     }},
});

}  // namespace
}  // namespace oracle
