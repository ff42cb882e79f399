// SPDX-License-Identifier: BSD-3-Clause
#include "app/workbench.h"
#include "examples/bank/bank.h"
#include "examples/cargo/cargosystem.h"
#include "examples/dogschool/dogschool.h"

int main(int argc, char** argv)
{
    return occasion::runWorkbench(
        argc, argv, {bank::bankSystem(), dogschool::dogSchoolSystem(), cargo::cargoSystem()});
}
