using System.Diagnostics.Metrics;
using ContactRouter.Cases;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Storage.Ledger;

namespace ContactRouter.Functions.WatchSla;

/// <summary>Counts the alerts about answer times, by the desk.</summary>
internal sealed class AlertCounts(IMeterFactory meters, LedgerCounts ledger)
{
    public const string DueSoon = "contactrouter.cases.duesoon";
    public const string Overdue = "contactrouter.cases.overdue";

    private readonly Counter<long> dueSoon = meters.Create(SpamCounts.MeterName).CreateCounter<long>(DueSoon, "{case}", "Cases whose answer was said to be due soon");
    private readonly Counter<long> overdue = meters.Create(SpamCounts.MeterName).CreateCounter<long>(Overdue, "{case}", "Cases whose answer was said to be overdue");

    public void Count(Routing.Desk desk, CaseAlert alert)
    {
        (alert == CaseAlert.Overdue ? overdue : dueSoon).Add(1, new KeyValuePair<string, object?>("desk", desk.Name));
        ledger.Add(LedgerKind.Alert, desk.Name);
    }
}
