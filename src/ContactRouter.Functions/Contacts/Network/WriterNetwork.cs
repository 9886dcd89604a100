using System.Net;
using ContactRouter.Functions.Contacts.Forms;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Contacts.Network;

/// <summary>Says whose budget an unproven writer's message counts against: that of his address from this network, or by this site.</summary>
internal sealed class WriterNetwork(ClientAddress clients, SenderIdentity identity)
{
    /// <param name="form">The site's form, where the site itself is proven: its back end writes for everybody, from wherever it runs.</param>
    public string IdOf(HttpContext http, FormMapping? form) => form is null ? identity.NetworkIdOf(AddressOf(http)) : identity.SiteIdOf(form.Name);

    public IPAddress AddressOf(HttpContext http) => clients.Of(http);
}
