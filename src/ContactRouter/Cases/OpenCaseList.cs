using ContactRouter.Senders;

namespace ContactRouter.Cases;

/// <summary>Keeps a sender's list of open cases: what is opened or opened again comes in, what is closed goes.</summary>
public static class OpenCaseList
{
    public static SenderState After(SenderState state, IEnumerable<CaseChange> changes)
    {
        var open = state.OpenCases.ToList();
        foreach (var @case in changes.Select(change => change.After))
        {
            open.RemoveAll(listed => listed.Id == @case.Id);
            // Cases of an address that nobody proved are in nobody's list: no message may join them by itself.
            if (@case is { State: not CaseState.Closed, Verified: true })
                open.Add(@case.ToOpen());
        }

        var tooMany = open.Count - SenderState.MostOpenCases;
        if (tooMany > 0)
            open.RemoveRange(0, tooMany);
        return state with { OpenCases = open, HasMoreCases = state.HasMoreCases || tooMany > 0 };
    }
}
