import type { Texts } from "../zh-CN";

export const staff: Pick<Texts, "staff" | "role"> = {
  staff: {
    motto: "Every call for help meets an adult.",
    motto_more: "Assessment, talk and support, joined in one place.",
    door_foot: "Sign in on your own device; sign out before you leave your desk.",
    sign_in: "Sign in",
    sign_in_lead: "Use the account from your school or bureau.",
    sign_in_returning:
      "Your session has ended: please sign in again. You return to the same page; everything confirmed is safe.",
    login: "Login",
    password: "Password",
    sign_in_now: "Sign in",
    forgotten:
      "Forgotten the password? Ask the security administrator of your school or county, who gives you a one-time password once you have shown who you are.",
    wait: "Too many wrong tries: please wait {{seconds}} s. If you forgot the password, ask the security administrator.",
    second_factor: "Second step",
    second_factor_lead: "{{name}}, please enter the six digits from your authenticator app.",
    code: "Six-digit code",
    go_on: "Continue",
    other_account: "Use another account",
    enrol: "Link an authenticator",
    enrol_lead: "Students' records have two locks. You do this once; it takes a minute.",
    enrol_picture: "QR code to scan with an authenticator app",
    enrol_1: "Open an authenticator app on your phone (any that knows TOTP).",
    enrol_2: "Scan the QR code on the left.",
    enrol_3: "Enter the six digits from the app below.",
    enrol_by_hand: "Cannot scan? Type this key:",
    enrol_now: "Link and sign in",
    choose_post: "Which post today?",
    choose_post_lead:
      "{{name}}, you hold more than one post. You work in one at a time and see different things in each; you can change at any time.",
    until: "until {{day}}",
    no_post:
      "Your account has no post in force at present. A new one waits for the leader of the school or an officer: tell them that you have signed in.",
  },
  role: {
    class_teacher: "Class teacher",
    session_operator: "Computer-room teacher",
    psychology_teacher: "Psychology teacher",
    school_leader: "School leader",
    counselling_centre: "Counselling centre",
    county_officer: "County officer",
    city_officer: "City officer",
    auditor: "Auditor",
    system_administrator: "System administrator",
    security_administrator: "Security administrator",
  },
};
