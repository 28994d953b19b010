#include "instruments/routes.h"

#include "instruments/worked_example.h"
#include "instruments/write_workbook.h"
#include "operations/slice.h"
#include "platform/shortened.h"

namespace rongxin::instruments {
namespace {

using access::Caller;
constexpr std::size_t file_name_max = 200;

Result<operations::File> template_file(const Services&, const Caller&, const api::read_instrument_template::In& in) {
  return operations::File{.octets = write_workbook(worked_example(), in.language),
                          .name = in.language == "en" ? "instrument-template.xlsx" : "liangbiao-moban.xlsx"};
}

Result<operations::File> version_file(const Services& services, const Caller&,
                                      const api::read_instrument_workbook::In& in) {
  RONGXIN_TRY(octets, version_workbook(services, in.id, in.version, in.language));
  return operations::File{.octets = std::move(octets), .name = in.id + "-" + in.version + ".xlsx"};
}

}  // namespace

std::vector<http::Route> instrument_routes(const Services& services) {
  operations::Slice slice(services);
  slice.on<api::read_instrument_template>(template_file)
      .on<api::preview_instrument>(
          [](const Services& with, const Caller& caller, const api::preview_instrument::In& in) {
            return preview_workbook(with, caller, shortened(in.file_name, file_name_max), in.file);
          })
      .on<api::list_instrument_proposals>(
          [](const Services& with, const Caller& caller, const api::list_instrument_proposals::In&) {
            return Result(list_proposals(with, caller));
          })
      .on<api::propose_instrument>(
          [](const Services& with, const Caller& caller, const api::propose_instrument::In& in) {
            return propose(with, caller, shortened(in.file_name, file_name_max), in.file);
          })
      .on<api::read_instrument_proposal>(
          [](const Services& with, const Caller& caller, const api::read_instrument_proposal::In& in) {
            return read_proposal(with, caller, in.id);
          })
      .on<api::publish_instrument_proposal>(
          [](const Services& with, const Caller& caller, const api::publish_instrument_proposal::In& in) {
            return publish_proposal(with, caller, in.id);
          })
      .on<api::withdraw_instrument_proposal>(
          [](const Services& with, const Caller& caller, const api::withdraw_instrument_proposal::In& in) {
            return withdraw_proposal(with, caller, in.id);
          })
      .on<api::list_instruments>([](const Services& with, const Caller&, const api::list_instruments::In&) {
        return Result(library_page(with));
      })
      .on<api::list_instrument_versions>(
          [](const Services& with, const Caller&, const api::list_instrument_versions::In& in) {
            return versions_page(with, in.id);
          })
      .on<api::read_instrument_version>(
          [](const Services& with, const Caller&, const api::read_instrument_version::In& in) {
            return version_page(with, in.id, in.version);
          })
      .on<api::read_instrument_workbook>(version_file)
      .on<api::read_instrument_changes>(
          [](const Services& with, const Caller&, const api::read_instrument_changes::In& in) {
            return changes_page(with, in.id, in.from, in.to);
          });
  return slice.routes();
}

}  // namespace rongxin::instruments
