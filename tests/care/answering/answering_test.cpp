#include <boost/json.hpp>

#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

const std::vector<int> calm(16, 0);

std::vector<int> with_item_9(int value) {
  std::vector<int> answers(16, 0);
  answers[8] = value;
  return answers;
}

std::string code_of(const http::PlainClient::Answer& answer) {
  return std::string(boost::json::parse(answer.body).at("code").as_string());
}

}  // namespace

TEST_CASE("a sheet sent twice is stored once and gets the same receipt") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    const auto first = client.request("PUT", child.sheet, answers_json(calm), child.authorization);
    const auto second = client.request("PUT", child.sheet, answers_json(calm), child.authorization);
    CHECK(first.status == 200);
    CHECK(first.body == second.body);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 1);
    CHECK(world.number("SELECT count(*) FROM score") == 4);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'submitAnswers'") == 1);
  });
}

TEST_CASE("the same sheet with other content is a conflict and the first stays") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    CHECK(client.request("PUT", child.sheet, answers_json(calm), child.authorization).status == 200);
    const auto other = client.request("PUT", child.sheet, answers_json(with_item_9(3)), child.authorization);
    CHECK(other.status == 409);
    CHECK(code_of(other) == "sheet_differs");
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 0);
  });
}

TEST_CASE("a critical item raises its alert at the save, before the sheet is handed in") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    const std::string save = answers_json(with_item_9(1), ",\"save_no\":1");
    CHECK(client.request("PUT", child.sheet + "/answers", save, child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2") == 1);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'alert_raised'") == 1);
    CHECK(client.request("PUT", child.sheet + "/answers", save, child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 1);
    // A higher answer makes the same alert more urgent; there is still one.
    CHECK(client
              .request("PUT", child.sheet + "/answers", answers_json(with_item_9(3), ",\"save_no\":2"),
                       child.authorization)
              .status == 200);
    CHECK(world.number("SELECT count(*) FROM alert") == 1);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 1") == 1);
  });
}

TEST_CASE("an unscorable or too fast sheet still raises its critical alert") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    const std::string fast = "{\"answers\":[{\"item\":\"phq9.9\",\"value\":2,\"spent_ms\":10}]}";
    CHECK(client.request("PUT", child.sheet, fast, child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM score WHERE state = 'not_scorable' AND value IS NULL") == 4);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE validity = 'invalid'") == 1);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2") == 1);
  });
}

TEST_CASE("a second device continues forward only and the first device's answers join the sheet") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const std::string code = world.slip("autumn", "林晨1").code;
    const auto first = sign_in(client, code);
    std::vector<int> half(16, -1), rest(16, -1);
    for (std::size_t i = 0; i < 16; ++i) (i < 9 ? half : rest)[i] = 1;
    CHECK(client.request("PUT", first.sheet + "/answers", answers_json(half, ",\"save_no\":1"), first.authorization)
              .status == 200);
    const auto second = sign_in(client, code);
    CHECK(second.sheet == first.sheet);
    CHECK(second.device == 2);
    CHECK(second.first_item == 9);
    CHECK(client.request("PUT", second.sheet, answers_json(rest), second.authorization).status == 200);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 9);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'gad7'") == 7);
  });
}

TEST_CASE("the follow-up stands at once behind item 9, and another device goes on where the child really was") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const std::string code = world.slip("autumn", "林晨1").code;
    const auto child = sign_in(client, code);
    const std::string form = client.request("GET", "/api/answering/form", {}, child.authorization).body;
    CHECK(form.find("\"id\":\"phq9\"") < form.find("\"id\":\"asq\""));
    CHECK(form.find("\"id\":\"asq\"") < form.find("\"id\":\"gad7\""));
    std::vector<int> half(16, -1);
    int save_no = 0;
    const auto goes_on_at = [&](int item_9, const std::string& follow_up) {
      for (std::size_t i = 0; i < 9; ++i) half[i] = i == 8 ? item_9 : 0;
      std::string body = answers_json(half, ",\"save_no\":" + std::to_string(++save_no));
      if (!follow_up.empty()) body.insert(body.find("]"), "," + follow_up);
      CHECK(client.request("PUT", child.sheet + "/answers", body, child.authorization).status == 200);
      return world.number("SELECT next_item FROM answer_draft WHERE device_no = 1");
    };
    const std::string none =
        R"({"item":"asq.1","value":0},{"item":"asq.2","value":0},{"item":"asq.3","value":0},{"item":"asq.4","value":)";
    CHECK(goes_on_at(0, "") == 14);
    CHECK(goes_on_at(2, "") == 9);
    CHECK(goes_on_at(2, R"({"item":"asq.1","value":1})") == 10);
    CHECK(goes_on_at(2, none + "0}") == 14);
    CHECK(goes_on_at(2, none + "1}") == 13);
  });
}

TEST_CASE("an older save never overwrites a newer one") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    CHECK(client.request("PUT", child.sheet + "/answers", answers_json(calm, ",\"save_no\":5"), child.authorization)
              .status == 200);
    CHECK(client
              .request("PUT", child.sheet + "/answers", answers_json(std::vector<int>(3, 1), ",\"save_no\":2"),
                       child.authorization)
              .status == 200);
    CHECK(world.number("SELECT next_item FROM answer_draft") == 21);
  });
}

TEST_CASE("without consent nothing that was tapped is kept, and the page answers the same") {
  on_both_engines([](World& world) {
    world.publish("autumn", "refused");
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    const auto form = client.request("GET", "/api/answering/form", {}, child.authorization);
    CHECK(form.body.find("\"reading\"") != std::string::npos);
    CHECK(form.body.find("不如死掉") == std::string::npos);
    CHECK(client
              .request("PUT", child.sheet + "/answers", answers_json(with_item_9(3), ",\"save_no\":1"),
                       child.authorization)
              .status == 200);
    CHECK(client.request("PUT", child.sheet, answers_json(with_item_9(3)), child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'read'") == 1);
    CHECK(world.number("SELECT count(*) FROM score") == 0);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
  });
}

TEST_CASE("a wish to talk and the help button raise an alert, with consent or without") {
  on_both_engines([](World& world) {
    world.publish("autumn", "refused");
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    const auto help = client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"now\"}", child.authorization);
    CHECK(help.status == 200);
    CHECK(help.body.find("放学前") ==
          std::string::npos);  // "now" is not "before school ends", and nobody can be called here
    CHECK(help.body.find("正在找能帮你的老师") != std::string::npos);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 1") == 1);
    const auto other = sign_in(client, world.slip("autumn", "陈曦1").code);
    CHECK(client.request("PUT", other.sheet, answers_json(calm, ",\"contact_wish\":\"today\""), other.authorization)
              .status == 200);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'contact_wish'") == 1);
  });
}

TEST_CASE("bad answers get a clear error and nothing is stored") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    const auto other = sign_in(client, world.slip("autumn", "陈曦1").code);
    const auto refused = [&](const std::string& body, int status, const std::string& code) {
      CAPTURE(body.substr(0, 80));
      const auto answer = client.request("PUT", child.sheet, body, child.authorization);
      CHECK(answer.status == status);
      CHECK(code_of(answer) == code);
    };
    refused("{\"answers\":[{\"item\":\"phq9.1\",\"value\":7}]}", 422, "field_invalid");
    refused("{\"answers\":[{\"item\":\"phq9.10\",\"value\":1}]}", 422, "unknown_item");
    refused("{\"answers\":[{\"item\":\"phq9.1\",\"value\":1},{\"item\":\"phq9.1\",\"value\":2}]}", 422, "item_twice");
    refused("{\"answers\":[],\"level\":\"high\"}", 422, "field_unknown");
    refused("{\"contact_wish\":\"none\"}", 422, "field_missing");
    refused("{\"answers\":[{\"item\":\"phq9.1\",\"value\":\"1\"}]}", 422, "field_invalid");
    refused("not json", 400, "body_not_json");
    refused(std::string(5000, '['), 400, "body_not_json");
    refused(std::string(10 << 20, ' '), 413, "body_too_large");
    CHECK(code_of(client.request("PUT", other.sheet, answers_json(calm), child.authorization)) == "sheet_of_another");
    CHECK(code_of(client.request("PUT", child.sheet, answers_json(calm), "Authorization: Ticket AAAA\r\n")) ==
          "not_signed_in");
    CHECK(code_of(client.request("PUT", child.sheet, answers_json(calm))) == "not_signed_in");
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    world.clock().advance_ms(400LL * 24 * 3600 * 1000);
    CHECK(code_of(client.request("POST", "/api/answering/sign-in",
                                 "{\"access_code\":\"" + world.slip("autumn", "王芳1").code + "\"}")) ==
          "campaign_not_open");
  });
}

TEST_CASE("codes forgive case, spaces and look-alikes, and a wrong digit is noticed") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    std::string code = world.slip("autumn", "林晨1").code;
    std::string typed;
    for (char c : code)
      typed += std::string(1, static_cast<char>(std::tolower(c == '0' ? 'O' : c))) + (typed.size() == 4 ? " -" : "");
    CHECK(client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + typed + "\"}").status == 200);
    code[2] = code[2] == 'A' ? 'B' : 'A';
    CHECK(client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + code + "\"}").status == 404);
  });
}

TEST_CASE(
    "wrong codes of one device do not shut out the right codes behind the same address, and a slip of the finger costs "
    "nothing") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto sent = [&](const std::string& code) {
      return client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + code + "\"}").status;
    };
    int wrong = 0;
    for (int i = 0; i < 300; ++i) {
      std::string digits = "ABCDE000";
      for (int at = 5, rest = i; at < 8; ++at, rest /= 10)
        digits[static_cast<std::size_t>(at)] = static_cast<char>('0' + rest % 10);
      wrong += sent(digits + base32_check_digit(digits)) == 404 ? 1 : 0;  // well-formed
    }
    CHECK(wrong == 300);
    for (const char* child : {"林晨1", "陈曦1", "王芳1"})
      CHECK_MESSAGE(sent(world.slip("autumn", child).code) == 200, child);
    for (int i = 0; i < 2500; ++i) REQUIRE(sent("AAAAAAAAA") == 404);  // fails its check digit: no look-up, no cost
    CHECK(sent(world.slip("autumn", "林晨1").code) == 200);
  });
}

TEST_CASE(
    "who guesses well-formed codes by the thousand is slowed down; a school that has come in before still comes in") {
  World world("sqlite");
  world.publish();
  auto client = world.serve();
  const auto sent = [&](const std::string& code) {
    return client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + code + "\"}").status;
  };
  CHECK(sent(world.slip("autumn", "林晨1").code) == 200);
  int slowed = 0;
  for (int i = 0; i < 2600; ++i) {
    std::string digits = "ABCD0000";
    for (int at = 4, rest = i; at < 8; ++at, rest /= 10)
      digits[static_cast<std::size_t>(at)] = static_cast<char>('0' + rest % 10);
    slowed += sent(digits + base32_check_digit(digits)) == 429 ? 1 : 0;
  }
  CHECK(slowed > 0);
  CHECK(sent(world.slip("autumn", "陈曦1").code) == 200);
}

TEST_CASE(
    "what was answered in time is taken after the window has closed, and its alert is raised; nobody begins any more") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    // The phone was offline when the window closed; its ticket still lasts.
    const std::int64_t closes_at_ms = world.screening().shelf.all()[0]->definition.closes_at_ms;
    world.clock().advance_ms(closes_at_ms - world.clock().now_ms() - 1000);
    const auto late = sign_in(client, world.slip("autumn", "陈曦1").code);
    world.clock().advance_ms(3600 * 1000);
    CHECK(client.request("PUT", late.sheet, answers_json(with_item_9(2)), late.authorization).status == 200);
    CHECK(client.request("PUT", late.sheet + "/help-request", "{\"wish\":\"now\"}", late.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 1") == 1);
    CHECK(code_of(client.request("POST", "/api/answering/sign-in",
                                 "{\"access_code\":\"" + world.slip("autumn", "王芳1").code + "\"}")) ==
          "campaign_not_open");
    CHECK(client.request("PUT", child.sheet, answers_json(calm), child.authorization).status ==
          200);  // begun in time, with a ticket of months ago
  });
}
