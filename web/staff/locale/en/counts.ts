// What numbers count: a number opens its definition.
import type { Texts } from "../zh-CN";

export const counts: Pick<Texts, "counts"> = {
  counts: {
    interviews: "Students with whom I have agreed to talk today",
    marked: "Pupils whom class teachers have marked and no psychologist has read about",
    marked_out: "Those marked as read",
    clocks_late: "Alerts of the own area that nobody has taken on and that are past their deadline; each student once",
    clocks_late_out: "those that somebody is on; those that are closed",
    sessions: "Class sessions that are open now or planned for today",
    unfinished: "Students of campaigns under way who have not handed in yet",
    unfinished_out: "who has handed in; who has left the school",
    retests: "Students whose sheet cannot be used and who wait for another time",
    retests_out: "whose retest is arranged; who has had one already",
    finished: "Students who have handed in",
    started: "Students who have begun and not handed in yet",
    absent: "Students of the campaign who have not begun",
    of_members: "Students of this campaign",
    members_out: "who has left the school meanwhile",
    returned: "Students whose slip is back, whatever it says",
    of_enrolled: "Students who are in the class now",
    returned_out: "slips that have lapsed; slips to be asked for again from 14 on",
    flagged: "Sheets that these rules would flag, critical items included",
    non_critical: "Sheets flagged by a rule and not by a critical item",
    of_sheets: "{{sheets}} sheets of “{{title}}” in the same area",
    interviews_expected: "Students who would be flagged, shared evenly among the psychologists of the area",
    handed_in: "Sheets that were handed in, whatever they say",
    of_asked: "Students about whom they are asked",
  },
};
