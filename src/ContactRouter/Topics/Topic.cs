namespace ContactRouter.Topics;

/// <summary>What a message is about, by the name that configuration, events and answers use (P2, P3).</summary>
public readonly record struct Topic(string Name)
{
    public override string ToString() => Name;

    public static readonly Topic Purchasing = new("purchasing");
    public static readonly Topic Billing = new("billing");
    public static readonly Topic CreditNote = new("credit_note");
    public static readonly Topic Payments = new("payments");
    public static readonly Topic AccountRequest = new("account_request");
    public static readonly Topic Stock = new("stock");
    public static readonly Topic ProductInformation = new("product_information");
    public static readonly Topic OrderStatus = new("order_status");
    public static readonly Topic Deliveries = new("deliveries");
    public static readonly Topic Returns = new("returns");
    public static readonly Topic Refunds = new("refunds");
    public static readonly Topic DamagedProducts = new("damaged_products");

    /// <summary>The procedure's twelve topics, the B2B desk's seven first.</summary>
    public static IReadOnlyList<Topic> All { get; } =
    [
        Purchasing, Billing, CreditNote, Payments, AccountRequest, Stock, ProductInformation,
        OrderStatus, Deliveries, Returns, Refunds, DamagedProducts,
    ];

    /// <summary>The topic of that name, or null: names are compared as they are written, in lower case.</summary>
    public static Topic? Find(string name) => All.Contains(new Topic(name)) ? new Topic(name) : null;
}
