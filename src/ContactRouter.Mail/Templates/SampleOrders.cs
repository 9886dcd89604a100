using ContactRouter.Mails;

namespace ContactRouter.Mail.Templates;

/// <summary>An order for each template, to look at and to hold the texts to.</summary>
public static class SampleOrders
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private static readonly string[] AdviceCodes =
    [
        "order-number-missing", "several-orders", "too-many-orders", "several-requests", "open-case-exists", "wrong-mailbox", "attachment-kind", "attachment-size",
        "unverified",
    ];

    /// <param name="template">One of <see cref="MailTemplates.Names"/>.</param>
    public static MailOrder Of(string template, string language)
    {
        var order = new MailOrder(
            $"00112233445566778899aabbccddeeff-01jdcd5w0000000000:{template}", template, "jo.miller@buyer.example", "Jo Miller", language, "07W-WXS-BTD",
            "07wwxsbtd.faprtnezdmksmspq", "Broken mugs in order B2B12345", "cs", At)
        {
            Cases = ["07W-WXS-BTD"],
            OrderNumbers = ["B2B12345"],
        };
        return template switch
        {
            MailOrder.Acknowledgement => order with
            {
                Cases = ["07W-WXS-BTD", "0C9-1VB-2TQ"],
                Topic = "damaged_products",
                OrderNumbers = ["B2B12345", "B2B12346"],
                Attachments = ["mug.jpg", "box <1>.png"],
                Advice = [.. AdviceCodes.Select(code => new Advice(code, "", code == "wrong-mailbox" ? "Write to cs@shop.example." : code))],
                DueAt = At.AddDays(1),
            },
            MailOrder.Reply => order with { Text = "The new mugs left our warehouse today.\nThey arrive on Thursday.\n\nIs <12> & a box \"as before\" right?" },
            MailOrder.BlockNotice => order with { CaseNumber = "", Token = "", Cases = [], OrderNumbers = [], Desk = "", BlockedUntil = At.AddHours(1) },
            MailOrder.AddressIncomplete => order with { Text = "The house number is missing." },
            MailOrder.OutOfStock => order with { Text = "Mug, blue, 300 ml" },
            MailOrder.ChatTranscript => order with
            {
                Lines =
                [
                    new SpokenLine(FromCustomer: true, At, "Hello, where is my order?"), new SpokenLine(FromCustomer: false, At.AddMinutes(1), "On its way: it arrives on Thursday."),
                    new SpokenLine(FromCustomer: true, At.AddMinutes(2), "Thank you <3"),
                ],
            },
            _ => order,
        };
    }
}
