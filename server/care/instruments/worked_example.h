#pragma once
#include "psychometrics/instrument.h"

namespace rongxin::instruments {

/// A small instrument that shows how everything is written: four items, a scale with a reversed item,
/// bands, a critical item, golden vectors. It may be published as it is.
psychometrics::Instrument worked_example();

}  // namespace rongxin::instruments
