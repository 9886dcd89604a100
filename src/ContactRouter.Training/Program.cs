using System.CommandLine;
using System.Globalization;
using ContactRouter.Training;
using ContactRouter.Training.Corpus;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
try
{
    return await CommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (InputException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
