#pragma once
#include <string>

#include "psychometrics/instrument.h"

namespace rongxin::instruments {

/// The definition file of an instrument: the same instrument always gives the same octets, so that its
/// content hash names it. instruments::read_instrument() reads it back.
std::string definition_yaml(const psychometrics::Instrument& instrument);

}  // namespace rongxin::instruments
