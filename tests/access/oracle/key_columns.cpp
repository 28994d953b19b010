// The columns that make the key of each scope, as the oracle names its rows.
#include "tests/access/oracle/oracle.h"

namespace oracle {
namespace {

const std::vector<std::pair<std::string, std::string>> columns{
  {"visible_unit", "unit_id"},
  {"visible_student", "student_id"},
  {"visible_identity", "student_id"},
  {"visible_identifier", "student_id, identifier_no"},
  {"visible_guardian", "student_id, guardian_no"},
  {"visible_guardian_limit", "student_id, guardian_no"},
  {"visible_student_key", "student_id"},
  {"visible_campaign", "campaign_id"},
  {"visible_class_completion", "campaign_id, class_unit_id"},
  {"visible_completion", "student_id, campaign_id"},
  {"visible_score", "student_id, campaign_id, attempt"},
  {"visible_sheet", "student_id, campaign_id, attempt"},
  {"visible_item_answer", "student_id, campaign_id, attempt"},
  {"visible_draft_answer", "student_id, campaign_id, attempt, device_no"},
  {"visible_alert", "student_id, alert_no"},
  {"visible_alert_signal", "student_id, alert_no, campaign_id"},
  {"visible_notification", "student_id, alert_no, notification_no"},
  {"visible_call_delivery", "event_id"},
  {"visible_support_request", "student_id, alert_no, request_no"},
  {"visible_clock", "CAST(clock_ref AS BIGINT)"},
  {"visible_school_completion", "campaign_id, school_unit_id"},
  {"visible_alert_tally", "school_unit_id"},
  {"visible_colleague", "account_id"},
  {"visible_duty", "duty_id"},
  {"visible_my_contact", "account_id"},
  {"visible_leave", "leave_id"},
  {"visible_distribution", "campaign_id, CAST(value AS BIGINT)"},
  {"visible_instrument_proposal", "proposal_id"},
  {"visible_proposal", "proposal_id"},
  {"visible_own_setting", "setting_version_id"},
  {"visible_setting_version", "setting_version_id"},
  {"visible_campaign_draft", "draft_id"},
  {"visible_rescored_sheet", "student_id, campaign_id, attempt"},
  {"visible_class_slot", "campaign_id, class_unit_id"},
  {"visible_rescored_score", "student_id, campaign_id, attempt"},
  {"visible_slot_plan", "campaign_id, school_unit_id"},
  // lesson
  {"visible_myself", "account_id"},
  {"visible_board_unit", "unit_id"},
  {"visible_own_campaign", "campaign_id"},
  {"visible_paper_pupil", "student_id, campaign_id"},
  {"visible_paper_entry", "student_id, campaign_id, entry_no"},
  {"visible_operator", "account_id"},
  {"visible_paper_helper", "campaign_id, school_unit_id, account_id"},
  // end of lesson
  {"visible_consent_act", "student_id, act_no"},
  {"visible_consent_return", "student_id"},
  {"visible_consent_entry", "student_id, act_no"},
  {"visible_consent_link", "student_id, link_no"},
  {"visible_consent_count", "class_unit_id"},
  {"visible_informant_pupil", "student_id, campaign_id"}, {"visible_informant_progress", "student_id, campaign_id, CAST(instrument_id AS BIGINT)"},
  {"visible_own_informant_sheet", "student_id, campaign_id, CAST(instrument_id AS BIGINT)"}, {"visible_informant_sheet", "student_id, campaign_id, CAST(instrument_id AS BIGINT)"},
  {"visible_informant_score", "student_id, campaign_id, CAST(instrument_id AS BIGINT)"}, {"visible_informant_return", "student_id, campaign_id, CAST(instrument_id AS BIGINT)"},
  {"visible_informant_answer", "student_id, campaign_id, CAST(instrument_id AS BIGINT)"},
  {"visible_reachable_adult", "account_id, unit_id"},
  {"visible_class_session", "class_session_id"},
  {"visible_population_unit", "unit_id"},
  {"visible_campaign_class", "campaign_id, class_unit_id"},
  {"visible_seat", "class_session_id, student_id"},
  // shell
  {"visible_own_calendar", "unit_id, span_no"},
  {"visible_concern_subject", "student_id"},
  {"visible_my_concern", "student_id, at_ms"},
  {"visible_observation", "student_id, round_id"},
  {"visible_observation_round", "round_id"},
  {"visible_appointment", "student_id, appointment_no"},
  {"visible_retest", "student_id, campaign_id"},
  {"visible_class_anomaly", "class_session_id"},
  {"visible_student_view", "student_id, at_ms"},
  {"visible_account", "account_id"}, {"visible_managed_account", "account_id"},
  {"visible_taken_alert", "student_id, alert_no"},
  {"visible_taken_guardian", "student_id, guardian_no"},
  {"visible_alerted_sheet", "student_id, campaign_id, attempt"},
  {"visible_post", "post_id"}, {"visible_account_act", "account_act_id"},
};

}  // namespace

const std::vector<std::pair<std::string, std::string>>& key_columns() { return columns; }

}  // namespace oracle
