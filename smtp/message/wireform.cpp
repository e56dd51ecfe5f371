#include "smtp/message/wireform.h"

#include <array>

namespace pillarbox::message {

namespace {

struct Named {
    WireForm form;
    const char *name;
};

constexpr std::array kNames{Named{WireForm::AsIs, "asIs"}, Named{WireForm::EightBit, "eightBit"},
    Named{WireForm::SevenBit, "sevenBit"}, Named{WireForm::Binary, "binary"}};

} // namespace

QByteArray wireFormName(WireForm form)
{
    for (const Named &named : kNames) {
        if (named.form == form) {
            return named.name;
        }
    }
    return {};
}

std::optional<WireForm> wireFormFromName(QByteArrayView name)
{
    for (const Named &named : kNames) {
        if (name == named.name) {
            return named.form;
        }
    }
    return {};
}

} // namespace pillarbox::message
